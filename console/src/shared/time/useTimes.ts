import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/schemas';
import {
  calendarDate,
  calendarDay,
  clock,
  clockWithMillis,
  dayAndSecond,
  daysAgo,
  span,
} from './format';

const STEP_MS = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, STEP_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The present, the same for everything on the page, moving on every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** Times in the reader's words and zone. */
export function useTimes() {
  const { t, i18n } = useTranslation();
  const present = useNow();
  const language = i18n.language as Language;
  return useMemo(() => {
    const clockOf = (at: string | number) => clock(at, language);
    const dayOf = (at: string) => {
      const ago = daysAgo(at, present);
      if (ago === 0) return t('time.today');
      return ago === 1 ? t('time.yesterday') : calendarDay(at, present, language);
    };
    const spanOf = (ms: number) => {
      const { unit, value } = span(ms);
      return t(`time.${unit}`, { value: value.toLocaleString(language) });
    };
    return {
      clock: clockOf,
      exact: (at: string) => clockWithMillis(at, language),
      moment: (at: string) => dayAndSecond(at, language),
      day: dayOf,
      /** The day as it stands within a sentence. */
      dayWithin: (at: string) => {
        const day = dayOf(at);
        return day.charAt(0).toLocaleLowerCase(language) + day.slice(1);
      },
      date: (date: string) => calendarDate(date, language),
      span: spanOf,
      /** Time today, the day before that. */
      short: (at: string) => (daysAgo(at, present) <= 0 ? clockOf(at) : dayOf(at)),
      full: (at: string) => t('time.dayAndClock', { day: dayOf(at), clock: clockOf(at) }),
      waiting: (since: string) => {
        const past = present - Date.parse(since);
        return past < 10_000 ? t('time.now') : spanOf(past);
      },
    };
  }, [t, language, present]);
}
