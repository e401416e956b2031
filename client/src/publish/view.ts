import {
  commands,
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Desk } from '../desk.ts';
import { rangeOf } from '../edits.ts';
import { Latest } from '../latest.ts';
import { messageOf } from '../message.ts';
import { type Checklist, methods } from '../protocol.ts';
import { plural } from '../summary.ts';
import { childrenOf, lookOf, type Node, openCount, rowsOf } from './nodes.ts';

const viewId = 'twir.publish';

/** Quiet time before the list is made anew while one types, in milliseconds. */
const delay = 400;

/** The last look before publishing, as a tree beside the files. It is there once somebody has asked for it. */
export class PublishView implements TreeDataProvider<Node>, Disposable {
  readonly #desk: Desk;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #latest = new Latest(delay, () => this.#update());
  readonly #view: TreeView<Node>;
  readonly #subscriptions: Disposable;
  #uri: Uri | undefined;
  #rows: Node[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#view = window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#changed,
      this.#latest,
      desk.onDidJudge((uri) => uri === this.#uri?.toString() && this.#latest.ask()),
      workspace.onDidRenameFiles(({ files }) => {
        const moved = files.find(({ oldUri }) => oldUri.toString() === this.#uri?.toString());
        if (moved) this.#uri = moved.newUri;
      }),
    );
  }

  /** The draft that is looked at. */
  get uri(): Uri | undefined {
    return this.#uri;
  }

  /** The items that are shown, by their ids, each with its state. */
  get states(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#rows.flatMap((row) => (row.kind === 'item' ? [[row.item.id, row.item.state]] : [])),
    );
  }

  /** Looks at a draft, and shows the list without taking the focus. */
  async show(uri: Uri): Promise<Checklist> {
    this.#uri = uri;
    await commands.executeCommand('setContext', 'twir.publishing', true);
    const checklist = await this.#look();
    const [first] = this.#rows;
    if (first) await this.#view.reveal(first, { focus: false, select: false });
    return checklist;
  }

  getTreeItem(node: Node): TreeItem {
    const { label, description, icon, colour, context } = lookOf(node);
    const item = new TreeItem(label, foldingOf(node));
    if (node.kind === 'item') item.id = node.item.id;
    item.description = description;
    item.tooltip = `${label}${description ? `: ${description}` : ''}`;
    item.iconPath = new ThemeIcon(icon, colour ? new ThemeColor(colour) : undefined);
    item.contextValue = context;
    if (node.kind === 'place' && this.#uri) {
      const options = { selection: rangeOf(node.range), preserveFocus: false };
      item.command = { command: 'vscode.open', title: 'Go to', arguments: [this.#uri, options] };
    }
    if (node.kind === 'item' && node.item.action === 'checkLinks')
      item.command = { command: 'twir.checkLinks', title: 'Check Links', arguments: [node] };
    if (node.kind === 'move') item.command = { command: 'twir.moveToContent', title: 'Move' };
    return item;
  }

  getChildren(node?: Node): Node[] {
    return node ? childrenOf(node) : this.#rows;
  }

  getParent(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #update(): Promise<void> {
    try {
      if (this.#uri) await this.#look();
    } catch (error) {
      // Nobody asked for this look: the next change brings another.
      this.#desk.log.debug('no checklist', messageOf(error));
    }
  }

  async #look(): Promise<Checklist> {
    const checklist = await this.#desk.request<Checklist>(methods.checklist, { uri: this.#uri?.toString() });
    const open = openCount(checklist);
    this.#rows = rowsOf(checklist);
    this.#view.description = open === 0 ? 'nothing is open' : `${plural(open, 'item')} open`;
    this.#changed.fire();
    return checklist;
  }
}

/** What is open lies open; what an editor may let be is folded. */
function foldingOf(node: Node): TreeItemCollapsibleState {
  if (node.kind !== 'item' || node.item.places.length === 0) return TreeItemCollapsibleState.None;
  return node.item.state === 'open' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
