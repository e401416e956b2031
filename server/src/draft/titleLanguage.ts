/** In which language a title is written, as far as its script and its commonest words tell. */

/** What is behind so many UTF-16 units of a title tells nothing more. */
const LONGEST_TITLE = 300;

/** A language by its code, as prefixes have it, and by its English name. */
export interface TitleLanguage {
  readonly code: string;
  readonly name: string;
}

/**
 * Scripts that tell that a title is not English, with the language that most often writes them, and how many letters of it
 * are enough: a name or a symbol has fewer. Japanese stands before Chinese: it has letters of its own between those of both.
 */
const SCRIPTS: readonly (readonly [pattern: RegExp, code: string, name: string, fewest?: number])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'JA', 'Japanese', 2],
  [/\p{Script=Hangul}/gu, 'KO', 'Korean'],
  [/\p{Script=Han}/gu, 'ZH', 'Chinese'],
  [/\p{Script=Cyrillic}/gu, 'RU', 'Russian'],
  [/\p{Script=Arabic}/gu, 'AR', 'Arabic'],
  [/\p{Script=Hebrew}/gu, 'HE', 'Hebrew'],
  [/\p{Script=Greek}/gu, 'EL', 'Greek'],
  [/\p{Script=Devanagari}/gu, 'HI', 'Hindi'],
  [/\p{Script=Thai}/gu, 'TH', 'Thai'],
];
const FEWEST_LETTERS = 3;

/** Letters that Ukrainian has, and Russian has not; of the other languages in Cyrillic, only Belarusian, Kazakh and the like. */
const UKRAINIAN_LETTER = /[іїєґ]/iu;
const NO_UKRAINIAN_LETTER = /[ўәғқңөұүһ]/iu;

/** The language that the script of a title tells of; `undefined` for Latin letters. */
export function languageOfScript(title: string): TitleLanguage | undefined {
  const start = title.slice(0, LONGEST_TITLE);
  const script = SCRIPTS.find(
    ([pattern, , , fewest = FEWEST_LETTERS]) => (start.match(pattern)?.length ?? 0) >= fewest,
  );
  if (script?.[1] === 'RU' && UKRAINIAN_LETTER.test(start) && !NO_UKRAINIAN_LETTER.test(start))
    return { code: 'UK', name: 'Ukrainian' };
  return script && { code: script[1], name: script[2] };
}

/** Small words that a title of more than a few words can hardly do without, and that English has none of. */
const SMALL_WORDS: readonly (readonly [words: ReadonlySet<string>, code: string, name: string])[] = [
  [
    wordSet('und für mit von vom zum zur im ist ein eine einen einem einer der das den dem des nicht auf wie wird'),
    'DE',
    'German',
  ],
  [wordSet('el los las para con una del por cómo qué y en lo esta este sobre desde'), 'ES', 'Spanish'],
  [wordSet('le les des une et pour avec dans du sur est pas au aux votre notre comment pourquoi'), 'FR', 'French'],
  [wordSet('os em para com uma um da dos das e no na ao são não por como sobre seu'), 'PT', 'Portuguese'],
  [wordSet('il gli di per con una del della nel e che sul come i perché uno'), 'IT', 'Italian'],
  [wordSet('w na do z jak dla nie się czy po od przez oraz'), 'PL', 'Polish'],
  [wordSet('en het een van voor met op hoe wat niet zijn bij'), 'NL', 'Dutch'],
  [wordSet('ve bir için ile nasıl nedir ne bu olarak'), 'TR', 'Turkish'],
];
/** Fewer of them may stand in an English title by chance: `en route`, `El Capitan`. */
const FEWEST_WORDS = 2;

/** The language that a title's script tells of, or its small words; `undefined` when it may well be English. */
export function languageOfTitle(title: string): TitleLanguage | undefined {
  const script = languageOfScript(title);
  if (script) return script;
  // Each but once: `I … I …` is no Italian.
  const words = [
    ...new Set(
      title
        .slice(0, LONGEST_TITLE)
        .toLowerCase()
        .match(/\p{L}+/gu),
    ),
  ];
  const counted = SMALL_WORDS.map(([small, code, name]) => ({
    code,
    name,
    count: words.filter((word) => small.has(word)).length,
  })).sort((a, b) => b.count - a.count);
  const [best, next] = counted;
  if (!best || best.count < FEWEST_WORDS || best.count === next?.count || words.some((word) => ENGLISH.has(word)))
    return undefined;
  return { code: best.code, name: best.name };
}

/** Words that only an English title has. */
const ENGLISH: ReadonlySet<string> = wordSet('the and of to with for from is are how what why when your our');

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
