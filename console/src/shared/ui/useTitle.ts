import { useEffect } from 'react';

/** What the browser's tab says; a number in front for what waits. */
export function useTitle(page: string, waiting = 0): void {
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${page} · Firstline`;
  }, [page, waiting]);
}
