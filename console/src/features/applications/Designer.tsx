import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, errorAt, isProblem } from '@/shared/api/problem';
import { LazyItemForm } from '@/shared/applications/LazyItemForm';
import type { Application } from '@/shared/applications/queries';
import { applicationSchema } from '@/shared/applications/schema';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SaveBar } from '@/shared/ui/SaveBar';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { fieldsInUse, linesLinking, useSaveApplication } from './commands';
import classes from './Designer.module.css';
import { AddField } from './AddField';
import { FieldList } from './FieldList';
import {
  changedFields,
  draftOf,
  isComplete,
  newField,
  sameDraft,
  schemaOf,
  type Draft,
} from './draft';

const PAUSE_MS = 200;

interface Edit {
  /** What the edit began with; a newer version does not change it silently. */
  base: Application;
  draft: Draft;
}

/** Somebody saved the application meanwhile: where, and the two ways on. */
function Stale({
  base,
  newest,
  onTheirs,
  onMine,
}: {
  base: Application;
  newest: Application;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const { t } = useTranslation();
  const renamed = base.name === newest.name ? [] : [t('applications.name')];
  const what = [...renamed, ...changedFields(draftOf(base), draftOf(newest))];
  return (
    <div className={sheet.notice} role="alert">
      <span>
        <strong>{t('applications.stale', { from: base.version, newest: newest.version })}</strong>{' '}
        {t('applications.changedThere', { what: what.join(', ') || t('applications.order') })}
      </span>
      <Group gap={8} wrap="nowrap">
        <Button variant="default" size="compact-sm" onClick={onTheirs}>
          {t('applications.takeTheirs')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onMine}>
          {t('applications.keepMine')}
        </Button>
      </Group>
    </div>
  );
}

/** Why the fields cannot be saved as they are, where no field of the list says it. */
function Refused({
  error,
  base,
  onPutBack,
}: {
  error: unknown;
  base: Application;
  onPutBack: (keys: string[]) => void;
}) {
  const { t } = useTranslation();
  const used = fieldsInUse(error);
  const lines = linesLinking(error);
  if (used) {
    const names = used.map((key) => base.schema.properties[key]?.title ?? key);
    return (
      <div className={`${sheet.notice} ${classes.refused}`} role="alert">
        <span>{t('applications.fieldsInUse', { names: names.join(', ') })}</span>
        <Button variant="default" size="compact-sm" onClick={() => onPutBack(used)}>
          {t('applications.putBackRetired')}
        </Button>
      </div>
    );
  }
  if (lines) {
    return (
      <div role="alert" className={`${sheet.refused} ${classes.refused}`}>
        {t('applications.accountLinked')}
        <ul className={sheet.points}>
          {lines.map(({ id, name }) => (
            <li key={id}>
              <Link to="/lines/$line" params={{ line: id }} style={{ color: 'inherit' }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return null;
}

/** Name and fields of an application, with the form they make beside them. */
export function Designer({ application }: { application: Application }) {
  const { t } = useTranslation();
  const save = useSaveApplication(application.id);
  const [edit, setEdit] = useState<Edit>();
  const [opened, setOpened] = useState<string>();
  const [trial, setTrial] = useState<Record<string, unknown>>({});
  const base = edit?.base ?? application;
  const began = useMemo(() => draftOf(base), [base]);
  const draft = edit?.draft ?? began;
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  const preview = useMemo(() => applicationSchema.parse(schemaOf(settled)), [settled]);
  const dirty = !sameDraft(began, draft);
  const stale = isProblem(save.error, 'stale-application') && application.version > base.version;
  const nameWrong =
    errorAt(save.error, 'name')?.message ??
    (draft.name.trim() === '' ? t('applications.nameWanted') : undefined);
  const atField =
    stale ||
    fieldsInUse(save.error) !== undefined ||
    linesLinking(save.error) !== undefined ||
    (save.error instanceof Problem &&
      save.error.errors.some(
        ({ field }) => field === 'name' || field.startsWith('schema.properties.'),
      ));

  const set = (next: Draft) => {
    setEdit({ base, draft: next });
    save.reset();
  };
  const reset = () => {
    setEdit(undefined);
    save.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!dirty || !isComplete(draft)) return;
    save.mutate(
      { version: base.version, draft },
      {
        onSuccess: () => {
          reset();
          announce(t('common.saved'));
        },
      },
    );
  };
  const putBack = (keys: string[]) => {
    const back = began.fields
      .filter(({ key }) => keys.includes(key) && !draft.fields.some((each) => each.key === key))
      .map((field) => ({ ...field, retired: true, required: false }));
    set({ ...draft, fields: [...draft.fields, ...back] });
  };
  const what = [
    ...(draft.name.trim() === base.name ? [] : [t('applications.name')]),
    ...changedFields(began, draft),
  ];
  return (
    <div className={classes.columns}>
      <form className={sheet.form} onSubmit={submit} noValidate>
        {stale && (
          <Stale
            base={base}
            newest={application}
            onTheirs={reset}
            onMine={() => {
              setEdit({ base: application, draft });
              save.reset();
            }}
          />
        )}
        <section style={{ paddingTop: 12 }}>
          <TextInput
            label={t('applications.name')}
            maxLength={255}
            required
            withAsterisk={false}
            value={draft.name}
            error={nameWrong}
            onChange={(event) => set({ ...draft, name: event.currentTarget.value })}
          />
        </section>
        <section aria-labelledby="fields">
          <div className={classes.head}>
            <h2 id="fields">{t('applications.fields')}</h2>
            <AddField
              draft={draft}
              onAdd={(type) => {
                const field = newField(type, draft);
                set({ ...draft, fields: [...draft.fields, field] });
                setOpened(field.id);
              }}
            />
          </div>
          <Refused error={save.error} base={base} onPutBack={putBack} />
          <FieldList
            draft={draft}
            application={base}
            problem={save.error}
            opened={opened}
            onOpen={setOpened}
            onChange={set}
          />
        </section>
        <section aria-labelledby="linking">
          <h2 id="linking">{t('applications.lines')}</h2>
          {application.lines && application.lines.length > 0 ? (
            <div className={classes.lines}>
              {application.lines.map(({ id, name }) => (
                <Link key={id} to="/lines/$line" params={{ line: id }}>
                  {name}
                </Link>
              ))}
            </div>
          ) : (
            <p className={sheet.dim}>{t('applications.noLines')}</p>
          )}
        </section>
        {dirty && (
          <SaveBar
            count={Math.max(1, what.length)}
            what={what.join(' · ') || t('applications.order')}
            error={save.error}
            atField={atField}
            saving={save.isPending}
            complete={isComplete(draft)}
            onUndo={reset}
          />
        )}
        {!dirty && !atField && <ProblemNote error={save.error} />}
        <LeavingAsks unsaved={dirty} />
      </form>
      <aside className={classes.preview} aria-labelledby="preview">
        <h2 id="preview">{t('applications.preview')}</h2>
        <p className={sheet.dim}>{t('applications.previewHint')}</p>
        <LazyItemForm
          schema={preview}
          values={trial}
          preview
          prefix="preview"
          onChange={setTrial}
        />
      </aside>
    </div>
  );
}
