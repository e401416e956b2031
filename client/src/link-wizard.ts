import { CancellationTokenSource, type InputBox, InputBoxValidationSeverity, ThemeIcon, window } from 'vscode';
import type { Desk } from './desk.ts';
import { isUrl, NO_URL } from './link.ts';
import { inOrder, isInText, likelySection, prefixChoices, sectionChoices, seenText } from './link-form.ts';
import { messageOf } from './message.ts';
import { fetchPageTitle } from './page-title.ts';
import type { LinkProposalParams, LinkProposalResult } from './protocol.ts';
import { inSteps, type Step, show } from './steps.ts';

/** What the command needs to know. */
export interface LinkAnswers {
  readonly url: string;
  readonly title: string;
  /** Those that are proposed unless said otherwise. */
  readonly prefixes?: readonly string[];
  /** Without one, the link goes to the cursor. */
  readonly section?: string;
}

/** Asks the server what it knows of a link. */
export type Propose = (page: Omit<LinkProposalParams, 'uri' | 'range'>) => Promise<LinkProposalResult>;

interface State extends LinkAnswers {
  /** What the fetched page says of its language. */
  readonly language?: string;
  readonly proposal?: LinkProposalResult;
}

/** Asks for a link in steps, with a way back; `undefined` when somebody gives up. */
export async function askLink(
  desk: Pick<Desk, 'request' | 'log'>,
  propose: Propose,
  known: LinkAnswers,
): Promise<LinkAnswers | undefined> {
  const steps: readonly Step<State>[] = [askUrl(propose), askTitle(desk, propose)];
  const state = await inSteps<State>('Insert Link', known, ({ proposal }) =>
    proposal && isInText(proposal) ? steps : [...steps, askPrefixes, askSection],
  );
  if (!state) return undefined;
  const { url, title, prefixes, section, proposal } = state;
  return {
    url,
    title,
    prefixes: prefixes ?? [],
    ...(section === undefined || (proposal && isInText(proposal)) ? {} : { section }),
  };
}

const askUrl =
  (propose: Propose): Step<State> =>
  (state, frame) => {
    const box = window.createInputBox();
    box.prompt = 'Address of the page';
    box.placeholder = 'https://…';
    box.value = state.url;
    /** Says what becomes of the address, and where it stood before; a warning keeps nobody from going on. */
    const look = async (): Promise<LinkProposalResult | undefined> => {
      const url = box.value.trim();
      if (!isUrl(url)) return undefined;
      const proposal = await propose({ url, title: state.title });
      if (box.value.trim() !== url) return undefined;
      const seen = seenText(proposal);
      box.validationMessage = seen && {
        message: `${seen} Enter goes on all the same.`,
        severity: InputBoxValidationSeverity.Warning,
      };
      box.prompt = proposal.url === url ? 'Address of the page' : `Cleaned: ${proposal.url}`;
      return proposal;
    };
    const outcome = show<State>(box, frame, (answer) => [
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
        void look().catch(() => undefined);
      }),
      box.onDidAccept(async () => {
        if (!isUrl(box.value.trim())) {
          box.validationMessage = NO_URL;
          return;
        }
        await whileBusy(box, async () => {
          const proposal = await look();
          if (!proposal) return;
          // Of another page, nothing that was picked holds.
          const rest = proposal.url === state.url ? state : { title: state.title };
          answer({ ...rest, url: proposal.url, proposal });
        });
      }),
    ]);
    void look().catch(() => undefined);
    return outcome;
  };

const fetchButton = { iconPath: new ThemeIcon('cloud-download'), tooltip: "Fetch the page's title" };

const askTitle =
  (desk: Pick<Desk, 'request' | 'log'>, propose: Propose): Step<State> =>
  (state, frame) => {
    const box = window.createInputBox();
    const { url } = state;
    box.prompt = `The page's title: ${url}`;
    box.placeholder = 'Title';
    box.value = state.title || (state.proposal?.titleGuessed ? state.proposal.title : '');
    let { language } = state;
    // Nobody waits for a page once the question is answered or given up.
    const fetching = new CancellationTokenSource();
    const fetch = async (): Promise<void> => {
      const before = box.value;
      const page = await fetchPageTitle(desk, url, fetching.token);
      language = page.language;
      // What somebody has typed meanwhile is theirs.
      if (page.title && box.value === before) box.value = page.title;
      box.validationMessage = page.title
        ? undefined
        : { message: page.problem ?? 'The page has no title.', severity: InputBoxValidationSeverity.Warning };
    };
    const outcome = show<State>(
      box,
      frame,
      (answer) => [
        box.onDidChangeValue(() => {
          box.validationMessage = undefined;
        }),
        box.onDidTriggerButton((button) => {
          if (button === fetchButton) void whileBusy(box, fetch);
        }),
        box.onDidAccept(async () => {
          const title = box.value.trim();
          if (title === '') {
            box.validationMessage = 'A link needs a title';
            return;
          }
          await whileBusy(box, async () => {
            const proposal = await propose({ url, title, ...(language === undefined ? {} : { language }) });
            answer({ ...state, title, proposal, ...(language === undefined ? {} : { language }) });
          });
        }),
      ],
      [fetchButton],
    );
    return outcome.finally(() => fetching.cancel());
  };

const askPrefixes: Step<State> = (state, frame) => {
  const pick = window.createQuickPick<ReturnType<typeof prefixChoices>[number]>();
  const choices = state.proposal ? prefixChoices(state.proposal) : [];
  pick.canSelectMany = true;
  pick.placeholder = 'Words in brackets before the link; none for most pages';
  pick.items = choices;
  pick.selectedItems = choices.filter(({ word, picked }) => state.prefixes?.includes(word) ?? picked);
  return show<State>(pick, frame, (answer) => [
    pick.onDidAccept(() => answer({ ...state, prefixes: inOrder(pick.selectedItems.map(({ word }) => word)) })),
  ]);
};

const askSection: Step<State> = (state, frame) => {
  const pick = window.createQuickPick<ReturnType<typeof sectionChoices>[number]>();
  const choices = state.proposal ? sectionChoices(state.proposal) : [];
  const likely = state.section ?? (state.proposal && likelySection(state.proposal));
  pick.placeholder = 'Under which section?';
  pick.items = choices;
  pick.activeItems = choices.filter(({ id }) => id === likely);
  return show<State>(pick, frame, (answer) => [
    pick.onDidAccept(() => {
      const [section] = pick.activeItems;
      if (section) answer({ ...state, section: section.id });
    }),
  ]);
};

/** Shows that something is being done, and what went wrong with it where it was asked for. */
async function whileBusy(box: InputBox, work: () => Promise<void>): Promise<void> {
  box.busy = true;
  try {
    await work();
  } catch (error) {
    box.validationMessage = { message: messageOf(error), severity: InputBoxValidationSeverity.Error };
  } finally {
    box.busy = false;
  }
}
