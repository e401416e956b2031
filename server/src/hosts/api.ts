/** What other programs may use: `import { createService, createNodeFiles } from 'twir-desk'`. See docs/api.md. */
import type { FileHost } from '../archive/fileHost.ts';
import { diskFiles } from './files.ts';

export type { FileHost } from '../archive/fileHost.ts';
export type { DocumentKind, Draft } from '../draft/model.ts';
export { type Audience, type Finding, type Fix, type Rule, SEVERITIES, type Severity } from '../rules/define.ts';
export type { FixAllResult } from '../rules/engine.ts';
export { createService, type Host, type Renderer, type Service, type Source } from '../service.ts';
export { DEFAULT_SETTINGS, decodeSettings, type Settings } from '../settings.ts';
export { applyEdits, type TextEdit } from '../text/edit.ts';
export type { Line, Lines, Position } from '../text/lines.ts';
export type { Span } from '../text/span.ts';

/** Reads `twir.json` and the earlier issues from the disk, for {@link createService}. */
export function createNodeFiles(): FileHost {
  return diskFiles;
}
