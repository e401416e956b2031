import { resolve } from 'node:path';

/** The address of a workbench on a folder; `payload` is what the smoke-test driver lets one ask of it. */
export function automatedWorkbench(host: string, folder: string, payload: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({
    folder: resolve(folder),
    payload: JSON.stringify([['skipWelcome', 'true'], ...Object.entries(payload)]),
  });
  return `http://${host}/?${query}`;
}
