import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isOperator, isSupervisor, useMe } from '@/shared/api/queries';
import type { Me, Reference } from '@/shared/api/schemas';
import type { ListName, ListOf } from './queries';

export type Tab = 'queue' | 'mine' | 'all' | 'closed' | 'spam';

export const listOf: Record<Tab, ListName> = {
  queue: 'QUEUE',
  mine: 'MINE',
  all: 'ACTIVE',
  closed: 'CLOSED',
  spam: 'SPAM',
};

/** The lists a person may open, the first is where the day begins. */
export function tabsFor(me: Me): Tab[] {
  const moderates = isSupervisor(me);
  const tabs: Tab[] = [];
  if (isOperator(me) || moderates) tabs.push('queue');
  if (isOperator(me)) tabs.push('mine');
  if (moderates || me.readerOf.length > 0) tabs.push('all');
  tabs.push('closed');
  if (moderates) tabs.push('spam');
  return tabs;
}

export function linesOf(me: Me): Reference[] {
  const all = [...me.operatorOf, ...me.supervisorOf, ...me.readerOf];
  return [...new Map(all.map((line) => [line.id, line])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
}

interface Change {
  list?: Tab;
  line?: string | undefined;
  q?: string | undefined;
  session?: string | undefined;
}

/** The desk's state, which is the URL: list, filters, session. */
export function useDesk() {
  const me = useMe();
  const search = useSearch({ from: '/inside/desk' });
  const navigate = useNavigate();
  const tabs = useMemo(() => tabsFor(me), [me]);
  const tab = search.list && tabs.includes(search.list) ? search.list : (tabs[0] ?? 'closed');
  const of: ListOf = { list: listOf[tab], line: search.line, search: search.q };
  const at = (change: Change) => ({ ...search, list: tab, ...change });
  return {
    tabs,
    tab,
    of,
    line: search.line,
    q: search.q,
    session: search.session,
    at,
    go: (change: Change, replace = false) =>
      void navigate({ to: '/desk', search: at(change), replace }),
  };
}
