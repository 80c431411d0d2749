import '@mantine/spotlight/styles.layer.css';
import { Highlight } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, createSpotlight, useSpotlight } from '@mantine/spotlight';
import {
  IconAdjustments,
  IconCommand,
  IconInbox,
  IconLayoutList,
  IconMessage,
  IconSearch,
  IconTemplate,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch, type LinkProps } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMove, type Move } from '@/features/desk/commands';
import { findSessionsQuery, sessionQuery } from '@/features/desk/queries';
import { linesOf, listOf, tabsFor } from '@/features/desk/useDesk';
import { hasTemplates, isAdministrator, seesDesk, useMe } from '@/shared/api/queries';
import { priority } from '@/shared/api/schemas';
import { runnableShortcuts, type ShortcutKey } from '@/shared/keyboard/shortcuts';
import { KeyHint } from '@/shared/ui/KeyHint';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Palette.module.css';
import { placesOf, sectionNames } from './sections';
import { useRail } from './useRail';

const PAUSE_MS = 200;
const [store, spotlight] = createSpotlight();

interface Entry {
  id: string;
  words: string;
  about?: string;
  icon: Icon;
  key?: ShortcutKey;
  /** Tells whether the palette closes at once; what can be refused stays to say so. */
  stays?: boolean;
  run: () => void;
}

/** What the keys of the page in front do, in the order of their overview. */
const ACTS = {
  c: 'shortcuts.claim',
  t: 'shortcuts.takeNext',
  s: 'shortcuts.begin',
  r: 'shortcuts.reply',
  n: 'shortcuts.note',
  a: 'shortcuts.give',
  e: 'shortcuts.close',
  '/': 'shortcuts.search',
  '?': 'shortcuts.title',
} as const;

function useActs(keys: Map<ShortcutKey, () => void>): Entry[] {
  const { t } = useTranslation();
  return Object.entries(ACTS).flatMap(([name, words]) => {
    const key = name as keyof typeof ACTS;
    const run = keys.get(key);
    return run ? [{ id: key, words: t(words), icon: IconCommand, key, run }] : [];
  });
}

/** What can be done with the open session and has no key. */
function useMoves(onDone: () => void) {
  const { t } = useTranslation();
  const { session: id = '' } = useSearch({ strict: false });
  const { data: session } = useQuery({ ...sessionQuery(id), enabled: false });
  const move = useMove(id);
  const entry = (may: string, words: string, what: Move): Entry[] =>
    session?.may.includes(may)
      ? [
          {
            id: `${what.to} ${words}`,
            words,
            about: session.title,
            icon: IconMessage,
            stays: true,
            run: () => !move.isPending && move.mutate(what, { onSuccess: onDone }),
          },
        ]
      : [];
  return {
    error: move.error,
    forget: move.reset,
    moves: [
      ...entry('RETURN', t('thread.act.return'), { to: 'return' }),
      ...priority.options.flatMap((value) =>
        value === session?.priority
          ? []
          : entry('PRIORITIZE', t(`priority.${value}`), { to: 'priority', priority: value }),
      ),
      ...(session?.status === 'SPAM'
        ? entry('UNMARK_SPAM', t('thread.noSpam'), { to: 'no-spam' })
        : entry('MARK_SPAM', t('thread.act.spam'), { to: 'spam' })),
    ],
  };
}

function usePlaces(): Record<'pages' | 'lists' | 'lines', Entry[]> {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const to = (place: LinkProps['to']) => () => void navigate({ to: place });
  const pages: Entry[] = useRail().map(({ name, to: place, icon }) => ({
    id: name,
    words: t(`rail.${name}`),
    icon,
    run: to(place),
  }));
  for (const section of sectionNames) {
    for (const { page, to: place } of placesOf(section, me)) {
      const [words, about] = [t(`section.${page}`), t(`rail.${section}`)];
      pages.push({ id: page, words, about, icon: IconAdjustments, run: to(place) });
    }
  }
  if (hasTemplates(me) && !isAdministrator(me)) {
    const words = t('templates.title');
    pages.push({ id: 'templates', words, icon: IconTemplate, run: to('/templates') });
  }
  pages.push({ id: 'profile', words: t('account.profile'), icon: IconUser, run: to('/profile') });
  const atDesk = seesDesk(me);
  return {
    pages,
    lists: (atDesk ? tabsFor(me) : []).map((list) => ({
      id: `list ${list}`,
      words: t(`desk.tab.${list}`),
      icon: IconLayoutList,
      run: () => void navigate({ to: '/desk', search: { list } }),
    })),
    lines: (atDesk ? linesOf(me) : []).map((line) => ({
      id: line.id,
      words: line.name,
      icon: IconInbox,
      run: () => void navigate({ to: '/desk', search: { line: line.id } }),
    })),
  };
}

/** Sessions of one's lists that answer the words, whoever looks for them. */
function useFound(words: string): Entry[] {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(words.trim(), PAUSE_MS);
  const lists = seesDesk(me) ? tabsFor(me) : [];
  const { data = [] } = useQuery({
    ...findSessionsQuery(
      client,
      lists.filter((tab) => tab !== 'spam').map((tab) => listOf[tab]),
      search,
    ),
    enabled: search.length > 1,
  });
  if (search.length < 2) return [];
  return data.map(({ row, list }) => ({
    id: row.id,
    words: row.title,
    about: row.found ?? row.preview,
    icon: IconMessage,
    run: () =>
      void navigate({
        to: '/desk',
        search: { list: lists.find((tab) => listOf[tab] === list), session: row.id },
      }),
  }));
}

/** Which of what is offered Enter does: the first, until an arrow key marks another. */
function useMarked(offered: Entry[]): Entry | undefined {
  const { opened, selected } = useSpotlight(store);
  useEffect(() => {
    if (opened && selected < 0) store.setState({ ...store.getState(), selected: 0 });
  }, [opened, selected]);
  return offered[Math.max(0, Math.min(selected, offered.length - 1))];
}

/** The arrow keys move Spotlight's mark in silence; once they did, those who look at it are told. */
function tellMoved({ key }: KeyboardEvent): void {
  if (key.startsWith('Arrow')) queueMicrotask(() => store.setState({ ...store.getState() }));
}

/** Leads anywhere and does anything that can be done here, by a few letters. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  // What the page offers when the palette comes over it.
  const keys = useMemo(
    () => (opened ? runnableShortcuts() : new Map<ShortcutKey, () => void>()),
    [opened],
  );
  const acts = useActs(keys);
  const { moves, error, forget } = useMoves(() => spotlight.close());
  const { pages, lists, lines } = usePlaces();
  const found = useFound(query);
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);

  const wanted = query.trim().toLocaleLowerCase();
  const matching = (entries: Entry[]) =>
    entries.filter(({ words }) => words.toLocaleLowerCase().includes(wanted));
  const groups = [
    [t('palette.acts'), matching([...acts, ...moves])],
    [t('palette.sessions'), found],
    [t('palette.pages'), matching(pages)],
    [t('palette.lists'), matching(lists)],
    [t('palette.lines'), matching(lines)],
  ] as const;
  const shown = groups.filter(([, entries]) => entries.length > 0);
  const offered = shown.flatMap(([, entries]) => entries);
  const marked = useMarked(offered);
  const list = useId();
  const idOf = (entry: Entry) => `${list} ${entry.id}`.replaceAll(' ', '-');
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      lockScroll={false}
      centered={false}
      scrollable
      maxHeight={440}
      size={600}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 100 }}
      onSpotlightClose={() => {
        setQuery('');
        forget();
        onClose();
      }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      classNames={{
        action: classes.action,
        actionsGroup: classes.group,
        actionsList: classes.list,
      }}
    >
      <Spotlight.Search
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        size="md"
        onKeyDown={tellMoved}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={marked && idOf(marked)}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
      />
      {error !== null && (
        <div className={classes.problem}>
          <ProblemNote error={error} />
        </div>
      )}
      <Spotlight.ActionsList
        id={list}
        role={offered.length > 0 ? 'listbox' : undefined}
        aria-label={t('palette.title')}
      >
        {shown.map(([label, entries]) => (
          <Spotlight.ActionsGroup key={label} label={label} role="group" aria-label={label}>
            {entries.map((entry) => {
              const { id, words, about, icon: EntryIcon, key, stays, run } = entry;
              return (
                <Spotlight.Action
                  key={id}
                  ref={(button) => button?.setAttribute('id', idOf(entry))}
                  role="option"
                  aria-selected={entry === marked}
                  data-selected={entry === marked || undefined}
                  closeSpotlightOnTrigger={!stays}
                  onClick={run}
                >
                  <EntryIcon size={18} stroke={1.6} aria-hidden="true" className={classes.icon} />
                  <span className={classes.words}>
                    <Highlight highlight={query.trim()} component="span" inherit>
                      {words}
                    </Highlight>
                    {about && <span className={classes.about}>{about}</span>}
                  </span>
                  {key && <KeyHint of={key} />}
                </Spotlight.Action>
              );
            })}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 && <Spotlight.Empty>{t('palette.none')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
