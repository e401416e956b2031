/**
 * Local days of instants. The platform's own table of time zones is asked (`Intl`), so that nothing here needs a clock:
 * an instant is a number, the answer a calendar day.
 */
import { dateOfDayNumber, dayNumber, type IsoDate, isoDate } from '../draft/date.ts';

/** A day with a time of day, at no place in particular. */
export interface WallTime {
  readonly date: IsoDate;
  /** Since midnight. */
  readonly seconds: number;
}

const DAY = 86_400;

/** Seconds since 1970 of a wall time, read as if it were in UTC. */
export function secondsOf({ date, seconds }: WallTime): number {
  return dayNumber(date) * DAY + seconds;
}

/** The inverse of {@link secondsOf}. */
export function wallTimeOf(seconds: number): WallTime {
  const day = Math.floor(seconds / DAY);
  return { date: dateOfDayNumber(day), seconds: seconds - day * DAY };
}

/** By names in lower case, of zones that there are: what calendars may make up is not kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const key = zone.toLowerCase();
  const known = formats.get(key);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(key, format);
    return format;
  } catch {
    // The platform knows no such zone.
    return undefined;
  }
}

/** Whether a text names a time zone of the IANA table. */
export function isZone(zone: string): boolean {
  return zone.length <= 60 && formatOf(zone) !== undefined;
}

/** What the clocks of a zone show at an instant; `undefined` when there is no such zone, or day. */
export function wallTimeIn(zone: string, seconds: number): WallTime | undefined {
  const format = formatOf(zone);
  if (!format || !Number.isFinite(seconds) || Math.abs(seconds) > 250_000_000_000) return undefined;
  const parts = new Map(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const date = isoDate(part('year'), part('month'), part('day'));
  return date && { date, seconds: part('hour') * 3600 + part('minute') * 60 + part('second') };
}

/** By how many seconds the clocks of a zone are ahead of UTC when they show a wall time. */
export function offsetOfWallTime(zone: string, wall: WallTime): number {
  const shown = secondsOf(wall);
  const offsetAt = (instant: number): number => {
    const local = wallTimeIn(zone, instant);
    return local ? secondsOf(local) - instant : 0;
  };
  // The first answer may lie on the other side of a change of the clocks; the second does not.
  return offsetAt(shown - offsetAt(shown));
}

/** Countries with one time zone, or where nearly all live in one: enough to tell an evening from the next morning. */
const COUNTRIES = `
AE Asia/Dubai,AR America/Argentina/Buenos_Aires,AT Europe/Vienna,BD Asia/Dhaka,BE Europe/Brussels,BG Europe/Sofia,
BO America/La_Paz,BR America/Sao_Paulo,BY Europe/Minsk,CH Europe/Zurich,CL America/Santiago,CM Africa/Douala,
CN Asia/Shanghai,CO America/Bogota,CR America/Costa_Rica,CY Asia/Nicosia,CZ Europe/Prague,DE Europe/Berlin,
DK Europe/Copenhagen,DZ Africa/Algiers,EC America/Guayaquil,EE Europe/Tallinn,EG Africa/Cairo,ES Europe/Madrid,
ET Africa/Addis_Ababa,FI Europe/Helsinki,FR Europe/Paris,GE Asia/Tbilisi,GH Africa/Accra,GR Europe/Athens,
HK Asia/Hong_Kong,HR Europe/Zagreb,HU Europe/Budapest,ID Asia/Jakarta,IE Europe/Dublin,IL Asia/Jerusalem,
IN Asia/Kolkata,IR Asia/Tehran,IS Atlantic/Reykjavik,IT Europe/Rome,JP Asia/Tokyo,KE Africa/Nairobi,KR Asia/Seoul,
KZ Asia/Almaty,LK Asia/Colombo,LT Europe/Vilnius,LU Europe/Luxembourg,LV Europe/Riga,MA Africa/Casablanca,
MX America/Mexico_City,MY Asia/Kuala_Lumpur,NG Africa/Lagos,NL Europe/Amsterdam,NO Europe/Oslo,NP Asia/Kathmandu,
NZ Pacific/Auckland,PE America/Lima,PH Asia/Manila,PK Asia/Karachi,PL Europe/Warsaw,PT Europe/Lisbon,RO Europe/Bucharest,
RS Europe/Belgrade,RU Europe/Moscow,RW Africa/Kigali,SA Asia/Riyadh,SE Europe/Stockholm,SG Asia/Singapore,
SI Europe/Ljubljana,SK Europe/Bratislava,TH Asia/Bangkok,TN Africa/Tunis,TR Europe/Istanbul,TW Asia/Taipei,
UA Europe/Kyiv,UG Africa/Kampala,UK Europe/London,UY America/Montevideo,UZ Asia/Tashkent,VE America/Caracas,
VN Asia/Ho_Chi_Minh,ZA Africa/Johannesburg`;

/** Zones of states; the largest part of a state that has two. */
const STATES = `
US America/New_York CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV
US America/Chicago AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI
US America/Denver CO ID MT NM UT WY
US America/Phoenix AZ
US America/Los_Angeles CA NV OR WA
US America/Anchorage AK
US Pacific/Honolulu HI
CA America/Toronto ON QC
CA America/Vancouver BC
CA America/Edmonton AB NT
CA America/Winnipeg MB
CA America/Regina SK
CA America/Halifax NB NS PE
CA America/St_Johns NL
CA America/Whitehorse YT
CA America/Iqaluit NU
AU Australia/Sydney NSW ACT TAS VIC
AU Australia/Brisbane QLD
AU Australia/Adelaide SA
AU Australia/Darwin NT
AU Australia/Perth WA`;

const zoneOfCountry = new Map(
  COUNTRIES.trim()
    .split(/,\s*/)
    .map((entry) => entry.split(' ') as [string, string]),
);
const zoneOfState = new Map(
  STATES.trim()
    .split('\n')
    .flatMap((line) => {
      const [country = '', zone = '', ...states] = line.split(' ');
      return states.map((state) => [`${country} ${state}`, zone] as const);
    }),
);

/** The time zone of a place, by the codes of its country and state; `undefined` where there are several. */
export function zoneOfPlace({
  state,
  country,
}: {
  readonly state: string | undefined;
  readonly country: string | undefined;
}): string | undefined {
  if (!country) return undefined;
  return (state === undefined ? undefined : zoneOfState.get(`${country} ${state}`)) ?? zoneOfCountry.get(country);
}
