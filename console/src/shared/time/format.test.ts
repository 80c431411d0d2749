import { expect, test } from 'vitest';
import { daysAgo, span } from './format';

test.each([
  [-20, { unit: 'ms', value: 0 }],
  [40, { unit: 'ms', value: 40 }],
  [289, { unit: 's', value: 0.3 }],
  [9_960, { unit: 's', value: 10 }],
  [42_000, { unit: 's', value: 42 }],
  [12 * 60_000, { unit: 'min', value: 12 }],
  [5 * 3_600_000, { unit: 'h', value: 5 }],
  [50 * 3_600_000, { unit: 'd', value: 2 }],
])('%i ms are told in one unit', (ms, told) => {
  expect(span(ms)).toEqual(told);
});

test('days are counted by the calendar, not by 24 hours', () => {
  const now = new Date(2026, 10, 22, 0, 10).getTime();
  expect(daysAgo(new Date(2026, 10, 21, 23, 50).toISOString(), now)).toBe(1);
  expect(daysAgo(new Date(2026, 10, 22, 0, 5).toISOString(), now)).toBe(0);
});
