import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '@/shared/api/schemas';
import { dayKey } from '@/shared/time/format';
import { useTimes } from '@/shared/time/useTimes';
import { Row } from './Row';
import classes from './SessionList.module.css';
import { useDesk } from './useDesk';

const ROW = 64;
const HEADING = 30;

type Entry = { kind: 'row'; row: SessionRow } | { kind: 'heading'; key: string; text: string };

/** Rows under headings: high priority apart, then by the day that counts in this list. */
function useEntries(rows: SessionRow[], queue: boolean): Entry[] {
  const { t } = useTranslation();
  const times = useTimes();
  return useMemo(() => {
    const entries: Entry[] = [];
    let last = '';
    for (const row of rows) {
      const at = queue ? row.openedAt : row.lastMessageAt;
      const priority = queue && row.priority !== 'NONE' ? row.priority : undefined;
      const key = priority ?? dayKey(at);
      if (key !== last) {
        const text = priority ? t(`priority.${priority}`) : times.day(at);
        entries.push({ kind: 'heading', key, text });
      }
      last = key;
      entries.push({ kind: 'row', row });
    }
    return entries;
  }, [rows, queue, t, times]);
}

interface Props {
  rows: SessionRow[];
  onEnd: () => void;
}

export function SessionList({ rows, onEnd }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const queue = desk.tab === 'queue';
  const entries = useEntries(rows, queue);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read here only, nothing of it is memoized
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === 'heading' ? HEADING : ROW),
    getItemKey: (index) => {
      const entry = entries[index];
      if (entry === undefined) return index;
      return entry.kind === 'row' ? entry.row.id : entry.key;
    },
    overscan: 8,
  });
  const items = virtual.getVirtualItems();

  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastSeen >= entries.length - 10) onEnd();
  }, [lastSeen, entries.length, onEnd]);

  const open = entries.findIndex((entry) => entry.kind === 'row' && entry.row.id === desk.session);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (open === -1 || shown.current === desk.session) return;
    shown.current = desk.session;
    virtual.scrollToIndex(open);
  }, [open, desk.session, virtual]);

  return (
    <div ref={scroller} className={classes.scroll}>
      <ul
        className={classes.list}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t(`desk.tab.${desk.tab}`)}
      >
        {items.map(({ index, key, start, size }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              className={classes.item}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {entry.kind === 'heading' ? (
                <div className={classes.heading}>{entry.text}</div>
              ) : (
                <Row
                  row={entry.row}
                  open={entry.row.id === desk.session}
                  waits={entry.row.status === 'QUEUED'}
                  sought={desk.q}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
