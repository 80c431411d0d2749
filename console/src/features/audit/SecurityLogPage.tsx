import {
  ActionIcon,
  Button,
  EmptyState,
  MultiSelect,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { Language, Reference } from '@/shared/api/schemas';
import { EmployeeField } from '@/shared/people/EmployeeField';
import { employeeQuery } from '@/shared/people/queries';
import { useTimes } from '@/shared/time/useTimes';
import { ChoiceField } from '@/shared/ui/ChoiceField';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { PeriodField } from '@/shared/time/PeriodField';
import classes from './SecurityLogPage.module.css';
import { isKnownEvent, securityLogQuery, type SecurityEntry } from './securityLog';
import { SECURITY_EVENTS } from './securityPlace';

/** What somebody should look at. */
const ALARMING = new Set(['SIGN_IN_FAILED', 'SIGN_IN_DELAYED']);

function What({ entry }: { entry: SecurityEntry }) {
  const { t } = useTranslation();
  const { event, summary } = entry;
  return (
    <span title={summary}>
      {ALARMING.has(event) && (
        <IconAlertTriangle size={14} aria-hidden="true" className={classes.alarm} />
      )}
      <span className={classes.event}>
        {isKnownEvent(event) ? t(`security.event.${event}`) : event}
      </span>
    </span>
  );
}

interface WhoProps {
  who: { id?: string | undefined; name: string } | undefined;
  onChoose: (id: string) => void;
}

/** A name that narrows the log to this person. */
function Who({ who, onChoose }: WhoProps) {
  const { t } = useTranslation();
  if (who === undefined) return <span className={classes.dim}>—</span>;
  const { id, name } = who;
  if (id === undefined) return name;
  return (
    <UnstyledButton
      className={classes.who}
      aria-label={t('security.only', { name })}
      onClick={() => onChoose(id)}
    >
      {name}
    </UnstyledButton>
  );
}

/** Everybody the entries name, by name. */
function namedIn(entries: SecurityEntry[]): Reference[] {
  const all = new Map<string, Reference>();
  for (const { actor, employee } of entries) {
    for (const who of [actor, employee]) {
      if (who?.id !== undefined) all.set(who.id, { id: who.id, name: who.name });
    }
  }
  return [...all.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

interface SeenProps {
  label: string;
  seen: Reference[];
  chosen: Reference | undefined;
  onChoose: (id: string | undefined) => void;
}

/** The log's own people, as far as it is loaded. */
function SeenPerson({ label, seen, chosen, onChoose }: SeenProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  return (
    <ChoiceField
      w={220}
      aria-label={label}
      placeholder={label}
      clearable
      nothingFound={t('people.noneFound')}
      chosen={chosen && { value: chosen.id, label: chosen.name }}
      choices={seen
        .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
        .map(({ id, name }) => ({ value: id, label: name }))}
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}

interface PersonProps {
  value: string | undefined;
  seen: Reference[];
  onChoose: (id: string | undefined) => void;
}

/** Administrators choose among everybody; auditors, who may not list employees, among those the log names. */
function PersonFilter({ value, seen, onChoose }: PersonProps) {
  const { t } = useTranslation();
  const all = isAdministrator(useMe());
  const { data: employee } = useQuery({
    ...employeeQuery(value ?? ''),
    enabled: all && value !== undefined,
  });
  const name = employee?.name ?? seen.find(({ id }) => id === value)?.name;
  const chosen = value === undefined || name === undefined ? undefined : { id: value, name };
  const label = t('security.person');
  if (all) {
    return (
      <EmployeeField
        label={label}
        width={220}
        clearable
        chosen={chosen}
        onChoose={(one) => onChoose(one?.id)}
      />
    );
  }
  return <SeenPerson label={label} seen={seen} chosen={chosen} onChoose={onChoose} />;
}

export function SecurityLogPage() {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const navigate = useNavigate();
  const place = useSearch({ from: '/inside/audit/security-log' });
  const log = useInfiniteQuery(securityLogQuery(place, i18n.language as Language));
  useTitle(t('security.title'));
  const { fetchNextPage, isFetchingNextPage } = log;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const entries = log.data?.pages.flatMap(({ items }) => items);
  const seen = namedIn(entries ?? []);
  const filtered = Object.keys(place).length > 0;
  const show = (change: Partial<typeof place>) =>
    void navigate({
      to: '/audit/security-log',
      search: { ...place, ...change },
      replace: true,
    });
  const only = (employee: string) => show({ employee });

  const columns: Column<SecurityEntry>[] = [
    {
      key: 'at',
      head: t('security.when'),
      width: '176px',
      cell: ({ at }) => <time dateTime={at}>{times.moment(at)}</time>,
    },
    {
      key: 'event',
      head: t('security.what'),
      width: 'minmax(170px, 1fr)',
      cell: (entry) => <What entry={entry} />,
    },
    {
      key: 'actor',
      head: t('security.who'),
      width: 'minmax(120px, 0.8fr)',
      cell: ({ actor }) => <Who who={actor} onChoose={only} />,
    },
    {
      key: 'employee',
      head: t('security.whom'),
      width: 'minmax(120px, 0.8fr)',
      cell: ({ employee }) => <Who who={employee} onChoose={only} />,
    },
    {
      key: 'summary',
      head: t('security.summary'),
      width: 'minmax(160px, 1.6fr)',
      cell: ({ summary }) => (
        <span className={classes.dim} title={summary}>
          {summary}
        </span>
      ),
    },
    {
      key: 'address',
      head: t('security.address'),
      width: '130px',
      cell: ({ address }) => <span className="tabular">{address}</span>,
    },
  ];

  return (
    <>
      <PageHead title={t('security.title')} above={t('audit.title')} />
      <main className={listing.page}>
        <div className={listing.tools}>
          <MultiSelect
            w={280}
            aria-label={t('security.events')}
            placeholder={place.event ? undefined : t('security.events')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
            hidePickedOptions
            maxDropdownHeight={320}
            nothingFoundMessage={t('security.noEvent')}
            data={SECURITY_EVENTS.map((value) => ({
              value,
              label: t(`security.event.${value}`),
            }))}
            value={place.event ?? []}
            onChange={(events) => {
              const known = events.filter(isKnownEvent);
              show({ event: known.length === 0 ? undefined : known });
            }}
          />
          <PersonFilter
            value={place.employee}
            seen={seen}
            onChoose={(employee) => show({ employee })}
          />
          <PeriodField
            label={t('security.period')}
            from={place.from}
            to={place.to}
            onChange={show}
          />
          <span className={listing.gap} />
          <Tooltip label={t('security.refresh')}>
            <ActionIcon
              size={34}
              variant="default"
              aria-label={t('security.refresh')}
              disabled={log.isFetching}
              onClick={() => void log.refetch()}
            >
              <IconRefresh size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
        <ProblemNote error={log.error} onRetry={() => void log.refetch()} />
        {entries?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={<IconShieldCheck size={26} stroke={1.5} />}
            title={t(filtered ? 'security.noneFound' : 'security.none')}
            description={t(filtered ? 'security.noneFoundHint' : 'security.noneHint')}
          >
            {filtered && (
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/audit/security-log', replace: true })}
              >
                {t('security.showAll')}
              </Button>
            )}
          </EmptyState>
        ) : (
          !log.isError && (
            <VirtualTable
              key={JSON.stringify(place)}
              label={t('security.title')}
              columns={columns}
              rows={entries}
              keyOf={({ id }) => id}
              hasMore={log.hasNextPage}
              onEnd={onEnd}
            />
          )
        )}
      </main>
    </>
  );
}
