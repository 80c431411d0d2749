import { Button, Group } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { LazyItemForm } from '@/shared/applications/LazyItemForm';
import type { Application, Item } from '@/shared/applications/queries';
import { refusedFields } from '@/shared/applications/refusals';
import {
  activeFieldsOf,
  fieldsOf,
  filled,
  sameValues,
  type ItemValues,
} from '@/shared/applications/schema';
import { useTimes } from '@/shared/time/useTimes';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { SaveBar } from '@/shared/ui/SaveBar';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useSaveItem } from './commands';
import { ItemChanges } from './ItemChanges';
import classes from './ItemPage.module.css';
import { itemHistoryQuery } from './queries';
import { useValueWords } from './useValueWords';

interface Edit {
  /** What the edit began with; a newer version does not change it silently. */
  base: Item;
  values: Record<string, unknown>;
}

const changedKeys = (application: Application, one: ItemValues, other: ItemValues) =>
  activeFieldsOf(application.schema)
    .map(({ key }) => key)
    .filter((key) => !sameValues(one[key], other[key]));

interface StaleProps {
  application: Application;
  base: Item;
  onTheirs: () => void;
  onMine: () => void;
}

/** Others saved the item meanwhile: who, what, and the two ways on. */
function Stale({ application, base, onTheirs, onMine }: StaleProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const { data } = useInfiniteQuery(itemHistoryQuery(base.application.id, base.id));
  const since = (data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ version }) => version > base.version,
  );
  const fields = fieldsOf(application.schema);
  return (
    <div className={sheet.notice} role="alert">
      <div className={classes.stale}>
        <strong>{t('items.stale')}</strong>
        {since.map((change) => (
          <div key={change.version}>
            {change.actor.name} · {times.full(change.at)}
            <ItemChanges change={change} fields={fields} />
          </div>
        ))}
        <Group gap={8}>
          <Button size="compact-sm" onClick={onMine}>
            {t('items.keepMine')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onTheirs}>
            {t('items.takeTheirs')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

/** Values of fields that are not asked for any more. */
function Retired({ application, item }: { application: Application; item: Item }) {
  const { t } = useTranslation();
  const words = useValueWords();
  const kept = fieldsOf(application.schema).filter(
    ({ key, retired }) => retired && item.values[key] !== undefined,
  );
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="retired-fields">
      <h2 id="retired-fields">{t('items.retiredFields')}</h2>
      <dl className={sheet.facts}>
        {kept.map((field) => (
          <div key={field.key}>
            <dt>{field.title}</dt>
            <dd>{words(field, item.values[field.key], item.linked)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An item's form; only shown to whoever may not change it. */
export function ItemEditor({ application, item }: { application: Application; item: Item }) {
  const { t } = useTranslation();
  const save = useSaveItem(application.id, item.id);
  const [edit, setEdit] = useState<Edit>();
  const base = edit?.base ?? item;
  const values = edit?.values ?? base.values;
  const mayEdit = item.may.includes('EDIT_ITEMS');
  const changed = changedKeys(application, base.values, filled(values));
  const dirty = changed.length > 0;
  const stale = isProblem(save.error, 'stale-item') && item.version > base.version;
  const refused = refusedFields(save.error);
  const reset = () => {
    setEdit(undefined);
    save.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!dirty || save.isPending) return;
    save.mutate(
      { version: base.version, values: filled(values) },
      {
        onSuccess: () => {
          reset();
          announce(t('common.saved'));
        },
      },
    );
  };
  /** What I changed, upon what is saved now. */
  const rebase = () => {
    const mine = Object.fromEntries(changed.map((key) => [key, values[key]]));
    setEdit({ base: item, values: { ...item.values, ...mine } });
    save.reset();
  };
  return (
    <form className={sheet.form} onSubmit={submit} noValidate>
      {stale && <Stale application={application} base={base} onTheirs={reset} onMine={rebase} />}
      {!mayEdit && (
        <p className={sheet.remark}>
          <IconLock size={15} aria-hidden="true" />
          {t('items.readOnly')}
        </p>
      )}
      <div className={classes.fields}>
        <LazyItemForm
          schema={application.schema}
          values={values}
          refused={refused}
          linked={item.linked}
          readOnly={!mayEdit}
          onChange={(next) => {
            setEdit({ base, values: next });
            if (save.isError) save.reset();
          }}
        />
      </div>
      <Retired application={application} item={item} />
      {dirty && (
        <SaveBar
          count={changed.length}
          what={changed.map((key) => application.schema.properties[key]?.title ?? key).join(' · ')}
          error={save.error}
          atField={stale || Object.keys(refused).length > 0}
          saving={save.isPending}
          complete
          onUndo={reset}
        />
      )}
      <LeavingAsks unsaved={dirty} />
    </form>
  );
}
