/** The process of the command `twir`. */
import process from 'node:process';
import { nodeIo } from './common.ts';
import { optimiseLate } from './compiling.ts';
import { main } from './main.ts';

const argv = process.argv.slice(2);
// A server stays.
if (argv[0] !== 'lsp') optimiseLate();
void main(argv, nodeIo()).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
