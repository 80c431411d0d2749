import { Select, Switch, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, errorAt } from '@/shared/api/problem';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { Line } from '@/shared/api/schemas';
import {
  differing,
  isSetting,
  settingsOf,
  type SettingName,
  type Settings,
} from '@/shared/lines/settings';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import { GroupPicker } from '@/shared/people/GroupPicker';
import { SaveBar } from '@/shared/ui/SaveBar';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import {
  AccountApplicationField,
  Applications,
  RequestApplicationsField,
} from './ApplicationFields';
import { meanwhileOf, takenBy, useSaveSettings, type Meanwhile } from './commands';
import { Conflict } from './Conflict';
import { NameTaken } from './LineFields';
import { SettingField } from './SettingField';

const REQUIRED = ['operatorGroups', 'supervisorGroups'] as const;
/** Only administrators say who supervises, and whether they may edit. */
const ADMINISTRATORS_ONLY: readonly SettingName[] = ['supervisorGroups', 'supervisorsMayEdit'];

const isComplete = (settings: Settings) =>
  settings.name.trim() !== '' && REQUIRED.every((name) => settings[name].length > 0);

interface Props {
  line: Line;
  onDirty: (dirty: boolean) => void;
}

interface Edit {
  /** What the edit began with; a newer line does not change it silently. */
  base: Line;
  draft: Settings;
}

/** Every setting in one form with one save: one decision, one version. */
export function SettingsForm({ line, onDirty }: Props) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const me = useMe();
  const save = useSaveSettings(line.id);
  const [edit, setEdit] = useState<Edit>();
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const base = edit?.base ?? line;
  const draft = edit?.draft ?? settingsOf(line);
  const changed = differing(settingsOf(base), draft);
  const dirty = changed.length > 0;
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const problem = save.error instanceof Problem ? save.error : undefined;
  const atField =
    takenBy(problem) !== undefined || problem?.errors.some(({ field }) => isSetting(field));
  const isChanged = (name: SettingName) => changed.includes(name);
  const set = (change: Partial<Settings>) => {
    const next = settingsOf({ ...draft, ...change });
    setEdit(differing(settingsOf(base), next).length === 0 ? undefined : { base, draft: next });
    save.reset();
  };
  const reset = () => {
    setEdit(undefined);
    setMeanwhile(undefined);
    save.reset();
  };
  const store = (from: Line, settings: Settings) =>
    save.mutate(
      { version: from.version, settings },
      {
        onSuccess: () => {
          reset();
          announce(t('common.saved'));
        },
        onError: (error) => {
          setEdit({ base: from, draft: settings });
          setMeanwhile(meanwhileOf(error));
        },
      },
    );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (dirty && isComplete(draft)) store(base, draft);
  };

  if (meanwhile !== undefined) {
    return (
      <Conflict
        key={line.version}
        base={base}
        mine={draft}
        newest={line}
        meanwhile={meanwhile}
        saving={save.isPending}
        onBack={() => {
          setMeanwhile(undefined);
          save.reset();
        }}
        onTakeTheirs={reset}
        onSave={(settings) => {
          if (differing(settingsOf(line), settings).length === 0) reset();
          else store(line, settings);
        }}
      />
    );
  }

  const field = (name: SettingName, control: ReactNode) => (
    <SettingField
      name={name}
      changed={isChanged(name)}
      warnings={line.warnings}
      onUndo={() => set({ [name]: settingsOf(base)[name] })}
    >
      {control}
    </SettingField>
  );
  const mayChange = (name: SettingName) =>
    isAdministrator(me) || !ADMINISTRATORS_ONLY.includes(name);
  const groups = (
    name: 'internalGroups' | 'operatorGroups' | 'supervisorGroups' | 'readerGroups',
    hint: string,
    required = false,
  ) =>
    field(
      name,
      <GroupPicker
        label={words.label(name)}
        description={mayChange(name) ? hint : t('lines.administratorsOnly')}
        disabled={!mayChange(name)}
        required={required}
        value={draft[name]}
        error={
          errorAt(problem, name)?.message ??
          (required && draft[name].length === 0 ? t('lines.oneGroup') : undefined)
        }
        onChange={(value) => set({ [name]: value })}
      />,
    );
  const taken = takenBy(problem);
  return (
    <form className={sheet.form} onSubmit={submit} noValidate>
      {dirty && line.version > base.version && (
        <p className={sheet.notice} role="status">
          {t('lines.changedMeanwhile')}
        </p>
      )}
      <section>
        {field(
          'name',
          <TextInput
            label={words.label('name')}
            description={t('lines.nameHint')}
            maxLength={255}
            required
            withAsterisk={false}
            value={draft.name}
            error={
              taken ? (
                <NameTaken line={taken} />
              ) : (
                (errorAt(problem, 'name')?.message ??
                (draft.name.trim() === '' ? t('lines.nameWanted') : undefined))
              )
            }
            onChange={(event) => set({ name: event.currentTarget.value })}
          />,
        )}
      </section>
      <section aria-labelledby="clients">
        <h2 id="clients">{t('lines.clients')}</h2>
        {groups('internalGroups', t('lines.internalHint'))}
      </section>
      <section aria-labelledby="routing">
        <h2 id="routing">{t('lines.routing')}</h2>
        {field(
          'routingRule',
          <Select
            label={words.label('routingRule')}
            description={t('lines.routingRuleHint')}
            allowDeselect={false}
            data={[...new Set(['FIRST_COME', draft.routingRule])].map((rule) => ({
              value: rule,
              label: words.value('routingRule', rule) ?? rule,
            }))}
            value={draft.routingRule}
            error={errorAt(problem, 'routingRule')?.message}
            onChange={(rule) => rule !== null && set({ routingRule: rule })}
          />,
        )}
        {groups('operatorGroups', t('lines.operatorsHint'), true)}
        {draft.internalGroups.length > 0 &&
          field(
            'showOperatorName',
            <Switch
              size="sm"
              label={words.label('showOperatorName')}
              description={t('lines.showOperatorNameHint', { line: draft.name })}
              error={errorAt(problem, 'showOperatorName')?.message}
              checked={draft.showOperatorName}
              onChange={(event) => set({ showOperatorName: event.currentTarget.checked })}
            />,
          )}
        {groups('supervisorGroups', t('lines.supervisorsHint'), true)}
      </section>
      <section aria-labelledby="access">
        <h2 id="access">{t('lines.access')}</h2>
        {groups('readerGroups', t('lines.readersHint'))}
        {field(
          'supervisorsMayEdit',
          <Switch
            size="sm"
            label={words.label('supervisorsMayEdit')}
            description={
              mayChange('supervisorsMayEdit')
                ? t('lines.supervisorsMayEditHint')
                : t('lines.administratorsOnly')
            }
            disabled={!mayChange('supervisorsMayEdit')}
            error={errorAt(problem, 'supervisorsMayEdit')?.message}
            checked={draft.supervisorsMayEdit}
            onChange={(event) => set({ supervisorsMayEdit: event.currentTarget.checked })}
          />,
        )}
      </section>
      <section aria-labelledby="applications">
        <h2 id="applications">{t('lines.applications')}</h2>
        <Applications
          line={line.id}
          linked={draft.requestApplications.length + (draft.accountApplication === null ? 0 : 1)}
        >
          {field(
            'accountApplication',
            <AccountApplicationField
              line={line.id}
              value={draft.accountApplication}
              error={errorAt(problem, 'accountApplication')?.message}
              onChange={(accountApplication) => set({ accountApplication })}
            />,
          )}
          {field(
            'requestApplications',
            <RequestApplicationsField
              line={line.id}
              value={draft.requestApplications}
              error={errorAt(problem, 'requestApplications')?.message}
              onChange={(requestApplications) => set({ requestApplications })}
            />,
          )}
        </Applications>
      </section>
      {dirty && (
        <SaveBar
          count={changed.length}
          what={changed.map((name) => words.label(name)).join(' · ')}
          error={save.error}
          atField={atField}
          saving={save.isPending}
          complete={isComplete(draft)}
          onUndo={reset}
        />
      )}
    </form>
  );
}
