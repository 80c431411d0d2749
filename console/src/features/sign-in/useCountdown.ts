import { useEffect, useState } from 'react';

const leftUntil = (end: number) => Math.max(0, Math.ceil((end - Date.now()) / 1_000));

/** Whole seconds left until a moment; it counts down by itself and stops at none. */
export function useCountdown(end: number | undefined): number {
  const [, tick] = useState(0);
  const left = end === undefined ? 0 : leftUntil(end);
  const over = left === 0;
  useEffect(() => {
    if (over) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(timer);
  }, [over]);
  return left;
}

/** Seconds as a clock shows them. */
export function asClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
