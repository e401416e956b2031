/**
 * Countries as event rows write them: two letters of ISO 3166, but `UK`, with the heading under which their events are
 * published. That heading is the newsletter's habit, not an atlas's: Turkey and Russia stand under Europe, the Near East
 * under Asia, Central America and the Caribbean under North America.
 */

/** One of the headings that name a part of the world. */
export type Continent = 'africa' | 'asia' | 'europe' | 'north-america' | 'oceania' | 'south-america';

/** A country of the table. */
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

const CONTINENT_OF_LETTER: Readonly<Record<string, Continent>> = {
  F: 'africa',
  A: 'asia',
  E: 'europe',
  N: 'north-america',
  O: 'oceania',
  S: 'south-america',
};

/** All of them. */
export const CONTINENTS: readonly Continent[] = Object.values(CONTINENT_OF_LETTER);

/** Code, continents by letter (the usual one first), name, other names. */
const TABLE = `
AD E Andorra
AE A United Arab Emirates;UAE;Emirates;ARE
AF A Afghanistan
AG N Antigua and Barbuda
AI N Anguilla
AL E Albania
AM AE Armenia
AO F Angola
AR S Argentina;ARG
AS O American Samoa
AT E Austria;Österreich;AUT
AU O Australia;AUS
AW N Aruba
AX E Åland Islands;Aland Islands
AZ AE Azerbaijan
BA E Bosnia and Herzegovina;Bosnia
BB N Barbados
BD A Bangladesh;BGD
BE E Belgium;Belgique;België;BEL
BF F Burkina Faso
BG E Bulgaria;BGR;България
BH A Bahrain
BI F Burundi
BJ F Benin
BL N Saint Barthélemy
BM N Bermuda
BN A Brunei;Brunei Darussalam
BO S Bolivia;Plurinational State of Bolivia
BQ N Caribbean Netherlands
BR S Brazil;Brasil;BRA
BS N Bahamas;The Bahamas
BT A Bhutan
BW F Botswana
BY E Belarus
BZ N Belize
CA N Canada;CAN
CD F Democratic Republic of the Congo;DR Congo;DRC;Congo-Kinshasa
CF F Central African Republic
CG F Congo;Republic of the Congo
CH E Switzerland;Schweiz;Suisse;Svizzera;CHE
CI F Côte d'Ivoire;Ivory Coast
CK O Cook Islands
CL S Chile;CHL
CM F Cameroon
CN A China;People's Republic of China;PRC;CHN;中国
CO S Colombia
CR N Costa Rica
CU N Cuba
CV F Cabo Verde;Cape Verde
CW N Curaçao;Curacao
CY EA Cyprus
CZ E Czechia;Czech Republic;The Czech Republic;Česko;CZE
DE E Germany;Deutschland;GER;DEU
DJ F Djibouti
DK E Denmark;Danmark;DNK
DM N Dominica
DO N Dominican Republic;República Dominicana
DZ F Algeria
EC S Ecuador
EE E Estonia;Eesti
EG F Egypt;EGY
EH F Western Sahara
ER F Eritrea
ES E Spain;España;Espana;ESP
ET F Ethiopia
FI E Finland;Suomi;FIN
FJ O Fiji
FK S Falkland Islands
FM O Micronesia;Federated States of Micronesia
FO E Faroe Islands
FR E France;FRA
GA F Gabon
GD N Grenada
GE EA Georgia
GF S French Guiana
GG E Guernsey
GH F Ghana;GHA
GI E Gibraltar
GL N Greenland
GM F Gambia;The Gambia
GN F Guinea
GP N Guadeloupe
GQ F Equatorial Guinea
GR E Greece;Hellas;GRC;Ελλάδα
GT N Guatemala
GU O Guam
GW F Guinea-Bissau
GY S Guyana
HK A Hong Kong;HKG;Hong Kong SAR;香港
HN N Honduras
HR E Croatia;Hrvatska;HRV
HT N Haiti
HU E Hungary;HUN;Magyarország
ID A Indonesia;IDN
IE E Ireland;Éire;Republic of Ireland;IRL
IL A Israel;ISR
IM E Isle of Man
IN A India;IND;Bharat
IQ A Iraq
IR A Iran;Islamic Republic of Iran
IS E Iceland;ISL;Ísland
IT E Italy;Italia;ITA
JE E Jersey
JM N Jamaica
JO A Jordan
JP A Japan;JPN;日本
KE F Kenya;KEN
KG A Kyrgyzstan
KH A Cambodia
KI O Kiribati
KM F Comoros
KN N Saint Kitts and Nevis
KP A North Korea;Democratic People's Republic of Korea
KR A South Korea;Korea;Republic of Korea;KOR;대한민국;한국
KW A Kuwait
KY N Cayman Islands
KZ AE Kazakhstan
LA A Laos;Lao People's Democratic Republic;Lao
LB A Lebanon
LC N Saint Lucia
LI E Liechtenstein
LK A Sri Lanka;LKA
LR F Liberia
LS F Lesotho
LT E Lithuania;LTU;Lietuva
LU E Luxembourg;LUX;Luxemburg
LV E Latvia;LVA;Latvija
LY F Libya
MA F Morocco
MC E Monaco
MD E Moldova;Republic of Moldova
ME E Montenegro
MF N Saint Martin
MG F Madagascar
MH O Marshall Islands
MK E North Macedonia;Macedonia;Republic of North Macedonia
ML F Mali
MM A Myanmar;Burma
MN A Mongolia
MO A Macao;Macau;Macau SAR
MP O Northern Mariana Islands
MQ N Martinique
MR F Mauritania
MS N Montserrat
MT E Malta
MU F Mauritius
MV A Maldives
MW F Malawi
MX N Mexico;México;MEX
MY A Malaysia;MYS
MZ F Mozambique
NA F Namibia
NC O New Caledonia
NE F Niger
NG F Nigeria;NGA
NI N Nicaragua
NL E Netherlands;The Netherlands;Holland;Nederland;NED;NLD
NO E Norway;Norge;NOR
NP A Nepal;NPL
NR O Nauru
NU O Niue
NZ O New Zealand;Aotearoa;NZL
OM A Oman
PA N Panama
PE S Peru;Perú;PER
PF O French Polynesia
PG O Papua New Guinea
PH A Philippines;The Philippines;PHL
PK A Pakistan;PAK
PL E Poland;Polska;POL
PM N Saint Pierre and Miquelon
PR N Puerto Rico
PS A Palestine;State of Palestine
PT E Portugal;PRT
PW O Palau
PY S Paraguay
QA A Qatar
RE F Réunion;Reunion
RO E Romania;ROU
RS E Serbia;SRB;Srbija
RU E Russia;Russian Federation;RUS;Россия
RW F Rwanda
SA A Saudi Arabia;KSA;SAU
SB O Solomon Islands
SC F Seychelles
SD F Sudan
SE E Sweden;Sverige;SWE
SG A Singapore;SGP
SH F Saint Helena
SI E Slovenia;SVN;Slovenija
SJ E Svalbard
SK E Slovakia;Slovensko;SVK
SL F Sierra Leone
SM E San Marino
SN F Senegal
SO F Somalia
SR S Suriname
SS F South Sudan
ST F São Tomé and Príncipe
SV N El Salvador
SX N Sint Maarten
SY A Syria;Syrian Arab Republic
SZ F Eswatini;Swaziland
TC N Turks and Caicos Islands
TD F Chad
TG F Togo
TH A Thailand;THA
TJ A Tajikistan
TL AO Timor-Leste;East Timor
TM A Turkmenistan
TN F Tunisia
TO O Tonga
TR E Turkey;Türkiye;Turkiye;TUR
TT N Trinidad and Tobago
TV O Tuvalu
TW A Taiwan;TWN;台灣;台湾
TZ F Tanzania;United Republic of Tanzania
UA E Ukraine;UKR;Україна
UG F Uganda;UGA
UK E United Kingdom;GB;GBR;Great Britain;Britain;England;Scotland;Wales;Northern Ireland;U.K.
US N United States;USA;U.S.;U.S.A.;United States of America;The United States
UY S Uruguay;URY
UZ A Uzbekistan
VA E Vatican City;Holy See
VC N Saint Vincent and the Grenadines
VE S Venezuela;Bolivarian Republic of Venezuela
VG N British Virgin Islands
VI N US Virgin Islands;U.S. Virgin Islands
VN A Vietnam;Viet Nam;VNM
VU O Vanuatu
WF O Wallis and Futuna
WS O Samoa
XK E Kosovo
YE A Yemen
YT F Mayotte
ZA F South Africa;RSA;ZAF
ZM F Zambia
ZW F Zimbabwe
`;

/** In the order of their codes. */
export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((row): Country => {
    const [code = '', letters = '', ...words] = row.split(' ');
    const [name = '', ...aliases] = words.join(' ').split(';');
    return { code, name, aliases, continents: [...letters].map((letter) => CONTINENT_OF_LETTER[letter] as Continent) };
  });

const byCode: ReadonlyMap<string, Country> = new Map(COUNTRIES.map((country) => [country.code, country]));

/** The country of a code as the newsletter writes it: `UK`, not `GB`; in capitals. */
export function countryOfCode(code: string): Country | undefined {
  return byCode.get(code);
}
