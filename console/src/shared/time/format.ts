import type { Language } from '../api/schemas';

const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known;
}

const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

export function clock(at: string | number, language: Language): string {
  return format(language, time).format(new Date(at));
}

export function clockWithMillis(at: string, language: Language): string {
  return format(language, {
    ...time,
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  })
    .format(new Date(at))
    .replace(',', '.');
}

/** A moment to the second, with its day. */
export function dayAndSecond(at: string, language: Language): string {
  const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  const day = format(language, parts)
    .format(new Date(at))
    .replace(/\s*г\.$/, '');
  const clockOf = format(language, { ...time, second: '2-digit', hourCycle: 'h23' });
  return `${day}, ${clockOf.format(new Date(at))}`;
}

/** The calendar day in the reader's own zone, as a key to group by. */
export function dayKey(at: string): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}

/** Whole days between two moments by the reader's calendar: 0 today, 1 yesterday. */
export function daysAgo(at: string, now: number): number {
  const midnight = (moment: Date) =>
    Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(new Date(now)) - midnight(new Date(at))) / 86_400_000);
}

export function calendarDay(at: string, now: number, language: Language): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(new Date(at))
    .replace(/\s*г\.$/, '')
    .replace(/\.$/, '');
}

/** A day of the calendar, the same in every zone. */
export function calendarDate(date: string, language: Language): string {
  const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  return format(language, { ...parts, timeZone: 'UTC' })
    .format(new Date(date))
    .replace(/\s*г\.$/, '');
}

export interface Span {
  unit: 'ms' | 's' | 'min' | 'h' | 'd';
  value: number;
}

/** How long something lasted, in the one unit that says enough. */
export function span(ms: number): Span {
  const past = Math.max(0, ms);
  if (past < 100) return { unit: 'ms', value: Math.round(past) };
  if (past < 10_000) return { unit: 's', value: Math.round(past / 100) / 10 };
  if (past < 60_000) return { unit: 's', value: Math.round(past / 1_000) };
  if (past < 3_600_000) return { unit: 'min', value: Math.floor(past / 60_000) };
  if (past < 86_400_000) return { unit: 'h', value: Math.floor(past / 3_600_000) };
  return { unit: 'd', value: Math.floor(past / 86_400_000) };
}
