import process from 'node:process';
import type { MessageReader, MessageWriter } from 'vscode-languageserver/node';
import {
  type Connection,
  createConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Connect } from '../lsp/server.ts';

/** Messages in, messages out. */
type Transport = readonly [MessageReader, MessageWriter];

/**
 * A connection over the channel that a process's arguments name: `--stdio`, `--node-ipc`, `--socket=PORT`, `--pipe=NAME`.
 *
 * @throws Error when they name none.
 */
export function connectOver(args: readonly string[]): Connect {
  const [reader, writer] = transportOf(args);
  return (wire): Connection => {
    // Nobody is left to speak to.
    reader.onClose(() => process.exit());
    return createConnection(ProposedFeatures.all, reader, wire.writer(writer), wire.options);
  };
}

function transportOf(args: readonly string[]): Transport {
  const argument = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  };
  const [port, pipe] = [argument('--socket'), argument('--pipe')];
  if (args.includes('--node-ipc')) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  if (args.includes('--stdio'))
    return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
  if (port !== undefined) return createServerSocketTransport(Number(port));
  if (pipe !== undefined) return createServerPipeTransport(pipe);
  throw new Error('no channel to speak over: --stdio, --node-ipc, --socket=PORT or --pipe=NAME');
}
