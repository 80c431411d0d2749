import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './VirtualTable.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** A track of the grid. */
  width: string;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: Column<Row>[];
  /** Undefined while the first of them are on their way. */
  rows: Row[] | undefined;
  keyOf: (row: Row) => string;
  /** Whether more can be loaded, which is asked for when the end comes in sight. */
  hasMore: boolean;
  onEnd: () => void;
}

const ROW = 41;
const FIRST = 8;
const NEXT = 3;

/** A long table: only the rows in sight are drawn, the rest is loaded on the way down. */
export function VirtualTable<Row>({ label, columns, rows, keyOf, hasMore, onEnd }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const known = rows?.length ?? 0;
  const count = rows === undefined ? FIRST : known + (hasMore ? NEXT : 0);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read here only, nothing of it is memoized
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => {
      const row = rows?.[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && known > 0 && lastSeen >= known - FIRST) onEnd();
  }, [hasMore, known, lastSeen, onEnd]);
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      ref={scroller}
      className={classes.frame}
      role="table"
      aria-label={label}
      aria-busy={rows === undefined}
      aria-rowcount={hasMore ? -1 : known + 1}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" className={classes.row} style={tracks} aria-rowindex={1}>
          {columns.map(({ key, head }) => (
            <span key={key} role="columnheader" className={classes.cell}>
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows?.[index];
          return (
            <div
              key={key}
              role="row"
              className={classes.row}
              style={{ ...tracks, transform: `translateY(${start}px)` }}
              aria-rowindex={index + 2}
              aria-hidden={row === undefined}
            >
              {columns.map((column) => (
                <span key={column.key} role="cell" className={classes.cell}>
                  {row === undefined ? <Skeleton height={10} width="60%" /> : column.cell(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
