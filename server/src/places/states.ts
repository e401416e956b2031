/** States and provinces of the countries whose event rows name them, by the code that the rows use. */

/** A state or province. */
export interface State {
  readonly code: string;
  readonly name: string;
  /** Code of its country, as the newsletter writes it. */
  readonly country: 'US' | 'CA' | 'AU';
}

const TABLES: Readonly<Record<State['country'], string>> = {
  US: `AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;
FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;
MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;
NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;
PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;
WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming`,
  CA: `AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NS Nova Scotia;
NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon`,
  AU: `ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;
TAS Tasmania;VIC Victoria;WA Western Australia`,
};

/** Those of the countries whose events name them. */
export const STATES: readonly State[] = (Object.keys(TABLES) as State['country'][]).flatMap((country) =>
  TABLES[country].split(/;\s*/).map(
    (entry): State => ({
      code: entry.slice(0, entry.indexOf(' ')),
      name: entry.slice(entry.indexOf(' ') + 1),
      country,
    }),
  ),
);

/** Whether rows of a country name a state: of the United States always, of Canada and Australia as editors differ. */
export function hasStates(country: string): country is State['country'] {
  return Object.hasOwn(TABLES, country);
}

/** The state of a country by its code, in capitals. */
export function stateOfCode(code: string, country: string): State | undefined {
  return STATES.find((state) => state.code === code && state.country === country);
}
