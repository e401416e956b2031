/** Fetches the workbench of the tests ahead of time: `npm run vscode:install [-- --oldest] [--trim]`. */
import process from 'node:process';
import { editions } from './host/editions.ts';
import { ensureInstalled } from './host/install.ts';

const edition = process.argv.includes('--oldest') ? editions.oldest : editions.newest;
console.log(ensureInstalled(edition, process.argv.includes('--trim')).vscode);
