import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import type { Interval } from '../chores/moveEvents.ts';
import type { Source } from '../service.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Desk } from './desk.ts';
import { workspaceEdit } from './drafts.ts';

/** The kind of actions that move an entry or an event. */
export const MOVE = `${CodeActionKind.Refactor}.move`;

const INTERVALS: readonly { readonly title: string; readonly interval: Interval }[] = [
  { title: 'Move on by a week', interval: { unit: 'week', every: 1 } },
  { title: 'Move on by two weeks', interval: { unit: 'week', every: 2 } },
  { title: 'Move on by a month, to the same weekday', interval: { unit: 'month', every: 1 } },
];

/**
 * Moves of the entry or event in a line: to another section, an event also to its next date. Offered to those who ask:
 * they would be a bulb beside every line otherwise.
 */
export function moveActions(desk: Desk, source: Source, { range, context }: CodeActionParams): CodeAction[] {
  if (context.triggerKind === CodeActionTriggerKind.Automatic) return [];
  const { chores } = desk.service;
  const { line } = range.start;
  const action = (title: string, edits: readonly TextEdit[]): CodeAction[] =>
    edits.length ? [{ title, kind: MOVE, edit: workspaceEdit(desk, source, edits) }] : [];
  return [
    ...INTERVALS.flatMap(({ title, interval }) => action(title, chores.rollEvent(source, line, interval))),
    ...chores
      .moveTargets(source, line)
      .flatMap(({ id, title, exists }) =>
        action(`Move to ${title}${exists ? '' : ' (new heading)'}`, chores.moveTo(source, line, id)),
      ),
  ];
}
