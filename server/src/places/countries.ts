/**
 * Countries as event rows write them: two letters of ISO 3166, but `UK`, with the heading under which their events are
 * published. That heading is the newsletter's habit, not an atlas's: Turkey and Russia stand under Europe, the Near East
 * under Asia, Central America and the Caribbean under North America.
 */

/** One of the headings that name a part of the world. */
export type Continent = 'africa' | 'asia' | 'europe' | 'north-america' | 'oceania' | 'south-america';

export interface Country {
  /** As the newsletter writes it. */
  readonly code: string;
  /** The usual English name. */
  readonly name: string;
  /** Headings under which its events may stand, the usual one first. */
  readonly continents: readonly Continent[];
  /** Other names and codes that people write. */
  readonly aliases: readonly string[];
}

const CONTINENTS: Readonly<Record<string, Continent>> = {
  F: 'africa',
  A: 'asia',
  E: 'europe',
  N: 'north-america',
  O: 'oceania',
  S: 'south-america',
};

/** Code, continents by letter (the usual one first), name, other names. */
const TABLE = `
AD E Andorra
AE A United Arab Emirates;UAE;Emirates
AF A Afghanistan
AG N Antigua and Barbuda
AI N Anguilla
AL E Albania
AM AE Armenia
AO F Angola
AR S Argentina
AS O American Samoa
AT E Austria;Österreich
AU O Australia;AUS
AW N Aruba
AX E Åland Islands;Aland Islands
AZ AE Azerbaijan
BA E Bosnia and Herzegovina;Bosnia
BB N Barbados
BD A Bangladesh
BE E Belgium;Belgique;België
BF F Burkina Faso
BG E Bulgaria
BH A Bahrain
BI F Burundi
BJ F Benin
BL N Saint Barthélemy
BM N Bermuda
BN A Brunei;Brunei Darussalam
BO S Bolivia
BQ N Caribbean Netherlands
BR S Brazil;Brasil
BS N Bahamas;The Bahamas
BT A Bhutan
BW F Botswana
BY E Belarus
BZ N Belize
CA N Canada;CAN
CD F Democratic Republic of the Congo;DR Congo;DRC
CF F Central African Republic
CG F Congo;Republic of the Congo
CH E Switzerland;Schweiz;Suisse;Svizzera
CI F Côte d'Ivoire;Ivory Coast
CK O Cook Islands
CL S Chile
CM F Cameroon
CN A China;People's Republic of China;PRC
CO S Colombia
CR N Costa Rica
CU N Cuba
CV F Cabo Verde;Cape Verde
CW N Curaçao;Curacao
CY EA Cyprus
CZ E Czechia;Czech Republic;The Czech Republic;Česko
DE E Germany;Deutschland;GER
DJ F Djibouti
DK E Denmark;Danmark
DM N Dominica
DO N Dominican Republic
DZ F Algeria
EC S Ecuador
EE E Estonia
EG F Egypt
EH F Western Sahara
ER F Eritrea
ES E Spain;España;Espana
ET F Ethiopia
FI E Finland;Suomi
FJ O Fiji
FK S Falkland Islands
FM O Micronesia
FO E Faroe Islands
FR E France
GA F Gabon
GD N Grenada
GE EA Georgia
GF S French Guiana
GG E Guernsey
GH F Ghana
GI E Gibraltar
GL N Greenland
GM F Gambia;The Gambia
GN F Guinea
GP N Guadeloupe
GQ F Equatorial Guinea
GR E Greece;Hellas
GT N Guatemala
GU O Guam
GW F Guinea-Bissau
GY S Guyana
HK A Hong Kong
HN N Honduras
HR E Croatia;Hrvatska
HT N Haiti
HU E Hungary
ID A Indonesia
IE E Ireland;Éire;Republic of Ireland
IL A Israel
IM E Isle of Man
IN A India
IQ A Iraq
IR A Iran
IS E Iceland
IT E Italy;Italia
JE E Jersey
JM N Jamaica
JO A Jordan
JP A Japan
KE F Kenya
KG A Kyrgyzstan
KH A Cambodia
KI O Kiribati
KM F Comoros
KN N Saint Kitts and Nevis
KP A North Korea
KR A South Korea;Korea;Republic of Korea
KW A Kuwait
KY N Cayman Islands
KZ AE Kazakhstan
LA A Laos
LB A Lebanon
LC N Saint Lucia
LI E Liechtenstein
LK A Sri Lanka
LR F Liberia
LS F Lesotho
LT E Lithuania
LU E Luxembourg
LV E Latvia
LY F Libya
MA F Morocco
MC E Monaco
MD E Moldova
ME E Montenegro
MF N Saint Martin
MG F Madagascar
MH O Marshall Islands
MK E North Macedonia;Macedonia
ML F Mali
MM A Myanmar;Burma
MN A Mongolia
MO A Macao;Macau
MP O Northern Mariana Islands
MQ N Martinique
MR F Mauritania
MS N Montserrat
MT E Malta
MU F Mauritius
MV A Maldives
MW F Malawi
MX N Mexico;México;MEX
MY A Malaysia
MZ F Mozambique
NA F Namibia
NC O New Caledonia
NE F Niger
NG F Nigeria
NI N Nicaragua
NL E Netherlands;The Netherlands;Holland;Nederland;NED
NO E Norway;Norge
NP A Nepal
NR O Nauru
NU O Niue
NZ O New Zealand;Aotearoa
OM A Oman
PA N Panama
PE S Peru;Perú
PF O French Polynesia
PG O Papua New Guinea
PH A Philippines;The Philippines
PK A Pakistan
PL E Poland;Polska
PM N Saint Pierre and Miquelon
PR N Puerto Rico
PS A Palestine;State of Palestine
PT E Portugal
PW O Palau
PY S Paraguay
QA A Qatar
RE F Réunion;Reunion
RO E Romania
RS E Serbia
RU E Russia;Russian Federation
RW F Rwanda
SA A Saudi Arabia;KSA
SB O Solomon Islands
SC F Seychelles
SD F Sudan
SE E Sweden;Sverige
SG A Singapore
SH F Saint Helena
SI E Slovenia
SJ E Svalbard
SK E Slovakia;Slovensko
SL F Sierra Leone
SM E San Marino
SN F Senegal
SO F Somalia
SR S Suriname
SS F South Sudan
ST F São Tomé and Príncipe
SV N El Salvador
SX N Sint Maarten
SY A Syria
SZ F Eswatini;Swaziland
TC N Turks and Caicos Islands
TD F Chad
TG F Togo
TH A Thailand
TJ A Tajikistan
TL AO Timor-Leste;East Timor
TM A Turkmenistan
TN F Tunisia
TO O Tonga
TR E Turkey;Türkiye;Turkiye
TT N Trinidad and Tobago
TV O Tuvalu
TW A Taiwan
TZ F Tanzania
UA E Ukraine
UG F Uganda
UK E United Kingdom;GB;GBR;Great Britain;Britain;England;Scotland;Wales;Northern Ireland;U.K.
US N United States;USA;U.S.;U.S.A.;United States of America;The United States
UY S Uruguay
UZ A Uzbekistan
VA E Vatican City;Holy See
VC N Saint Vincent and the Grenadines
VE S Venezuela
VG N British Virgin Islands
VI N US Virgin Islands
VN A Vietnam;Viet Nam
VU O Vanuatu
WF O Wallis and Futuna
WS O Samoa
XK E Kosovo
YE A Yemen
YT F Mayotte
ZA F South Africa;RSA
ZM F Zambia
ZW F Zimbabwe
`;

/** In the order of their codes. */
export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((row): Country => {
    const [code = '', letters = '', ...words] = row.split(' ');
    const [name = '', ...aliases] = words.join(' ').split(';');
    return { code, name, aliases, continents: [...letters].map((letter) => CONTINENTS[letter] as Continent) };
  });

const byCode: ReadonlyMap<string, Country> = new Map(COUNTRIES.map((country) => [country.code, country]));

/** The country of a code as the newsletter writes it: `UK`, not `GB`; in capitals. */
export function countryOfCode(code: string): Country | undefined {
  return byCode.get(code);
}
