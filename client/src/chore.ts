import type { Command } from './commands/command.ts';
import { applyEdits, report } from './edits.ts';
import { type Chore, type ChoreResult, methods } from './protocol.ts';
import { tellRest } from './telling.ts';

/** A command that does a chore over the whole draft and asks nothing. */
export function choreCommand(id: string, chore: Chore, nothing: string): Command {
  return {
    id,
    async run(desk) {
      const { document } = desk.requireDraft();
      const params = { uri: document.uri.toString(), chore };
      const result = await desk.request<ChoreResult>(methods.chore, params);
      await applyEdits(document, result);
      if (result.left.length > 0) tellRest(desk, [...result.done, `left as it is: ${leftOf(result)}`]);
      else report(result.done.join(', ') || nothing);
    },
  };
}

function leftOf({ left }: ChoreResult): string {
  return left.map(({ line, reason }) => `line ${line + 1}: ${reason}`).join(' ');
}
