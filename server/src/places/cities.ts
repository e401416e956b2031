import { LONGEST_NAME, nameKey } from './names.ts';

/**
 * Towns whose name is often written without its letters, in the spelling that the newsletter prints, with the code of their
 * country. Where the plain spelling is the English name (`Zurich`), there is nothing to say.
 */
const SPELLINGS: readonly (readonly [city: string, country: string])[] = [
  ['A Coruña', 'ES'],
  ['Asunción', 'PY'],
  ['Belém', 'BR'],
  ['Besançon', 'FR'],
  ['Brasília', 'BR'],
  ['Cádiz', 'ES'],
  ['Concepción', 'CL'],
  ['Córdoba', 'AR'],
  ['Córdoba', 'ES'],
  ['Düsseldorf', 'DE'],
  ['Florianópolis', 'BR'],
  ['Fürth', 'DE'],
  ['Goiânia', 'BR'],
  ['Göteborg', 'SE'],
  ['Göttingen', 'DE'],
  ['Jönköping', 'SE'],
  ['Köln', 'DE'],
  ['Linköping', 'SE'],
  ['Łódź', 'PL'],
  ['Lübeck', 'DE'],
  ['Luleå', 'SE'],
  ['Maceió', 'BR'],
  ['Málaga', 'ES'],
  ['Malmö', 'SE'],
  ['Medellín', 'CO'],
  ['Mérida', 'MX'],
  ['München', 'DE'],
  ['Münster', 'DE'],
  ['Nîmes', 'FR'],
  ['Norrköping', 'SE'],
  ['Nürnberg', 'DE'],
  ['Örebro', 'SE'],
  ['Orléans', 'FR'],
  ['Osnabrück', 'DE'],
  ['Poznań', 'PL'],
  ['Querétaro', 'MX'],
  ['Saarbrücken', 'DE'],
  ['Saint-Étienne', 'FR'],
  ['São Paulo', 'BR'],
  ['Tromsø', 'NO'],
  ['Tübingen', 'DE'],
  ['Umeå', 'SE'],
  ['Valparaíso', 'CL'],
  ['Västerås', 'SE'],
  ['Viña del Mar', 'CL'],
  ['Wrocław', 'PL'],
  ['Würzburg', 'DE'],
];

/** Spelling keys: `ł` and `ø` have no accent to lose, and German writers turn `ü` into `ue`. */
const strokes = (text: string): string => nameKey(text.replace(/[łŁ]/g, 'l').replace(/[øØ]/g, 'o'));
const digraphs = (text: string): string =>
  nameKey(text.replace(/[üÜ]/g, 'ue').replace(/[öÖ]/g, 'oe').replace(/[äÄ]/g, 'ae'));

const byKey = new Map<string, string>();
for (const [city, country] of SPELLINGS) {
  for (const key of [strokes(city), digraphs(city)]) byKey.set(`${key} ${country}`, city);
}

/** What spellings of one town share: one key, or two where German writers have a choice. */
export function cityKeys(city: string): readonly string[] {
  if (city.length > LONGEST_NAME) return [];
  return [...new Set([strokes(city), digraphs(city)])].filter(Boolean);
}

/** The spelling with all its letters of a town that is written without them; `undefined` when there is nothing to say. */
export function fullSpelling(city: string, country: string): string | undefined {
  if (city.length > LONGEST_NAME) return undefined;
  const full = byKey.get(`${strokes(city)} ${country}`);
  return full === undefined || full === city.normalize('NFC') ? undefined : full;
}
