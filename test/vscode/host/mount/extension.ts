/** A folder under the scheme that github.dev uses, kept in memory: what the workbench under test has open. */
import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from 'vscode';

class Mount implements FileSystemProvider {
  readonly #changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly #files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  readonly #loaded: Promise<void>;

  constructor(source: Uri) {
    this.#loaded = this.#load(source);
  }

  async stat(uri: Uri): Promise<FileStat> {
    await this.#loaded;
    const file = this.#files.get(uri.path);
    if (file) return { type: FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (this.#children(uri).length > 0) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw FileSystemError.FileNotFound(uri);
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    await this.#loaded;
    const names = new Map<string, FileType>();
    for (const rest of this.#children(uri)) {
      const [name = '', ...deeper] = rest.split('/');
      names.set(name, deeper.length > 0 ? FileType.Directory : FileType.File);
    }
    return [...names];
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    await this.#loaded;
    const file = this.#files.get(uri.path);
    if (!file) throw FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: Uri, bytes: Uint8Array): void {
    this.#files.set(uri.path, { bytes, mtime: Date.now() });
    this.#changes.fire([{ type: FileChangeType.Changed, uri }]);
  }

  watch(): Disposable {
    return new Disposable(() => {});
  }

  createDirectory(): void {}

  delete(uri: Uri): void {
    this.#files.delete(uri.path);
    this.#changes.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  async rename(from: Uri, to: Uri): Promise<void> {
    this.writeFile(to, await this.readFile(from));
    this.delete(from);
  }

  async #load(source: Uri): Promise<void> {
    const files = (await (await fetch(source.toString(true))).json()) as Record<string, string>;
    for (const [path, text] of Object.entries(files)) {
      this.#files.set(path, { bytes: new TextEncoder().encode(text), mtime: 1 });
    }
  }

  /** The rest of each path below a folder. */
  #children({ path }: Uri): string[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.#files.keys()].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
  }
}

export function activate(context: ExtensionContext): void {
  const mount = new Mount(context.extensionUri.with({ path: '/mount.json' }));
  context.subscriptions.push(workspace.registerFileSystemProvider('vscode-vfs', mount, { isCaseSensitive: true }));
}
