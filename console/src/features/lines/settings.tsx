import { Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Line, LineWarning, Reference } from '@/shared/api/schemas';
import { useProblemText } from '@/shared/ui/useProblemText';
import { takenBy, useChangeLine } from './commands';
import { GroupPicker } from './GroupPicker';
import { NameTaken } from './LineFields';
import classes from './LinePage.module.css';
import { Setting } from './Setting';

interface Props {
  line: Line;
  onDirty: (dirty: boolean) => void;
}

function useDirty(dirty: boolean, onDirty: (dirty: boolean) => void) {
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);
}

export function NameSetting({ line, onDirty }: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  const change = useChangeLine(line.id);
  const [edited, setEdited] = useState<string>();
  const name = edited ?? line.name;
  const dirty = name !== line.name;
  useDirty(dirty, onDirty);
  const taken = takenBy(change.error);
  const error = taken ? <NameTaken line={taken} /> : change.error && words(change.error);
  const reset = () => {
    setEdited(undefined);
    change.reset();
  };
  return (
    <Setting
      dirty={dirty}
      saving={change.isPending}
      valid={name.trim() !== ''}
      onReset={reset}
      onSave={() => change.mutate({ path: 'name', body: { name } }, { onSuccess: reset })}
    >
      <TextInput
        label={t('lines.name')}
        description={t('lines.nameHint')}
        maxLength={255}
        value={name}
        error={error}
        onChange={(event) => setEdited(event.currentTarget.value)}
      />
    </Setting>
  );
}

const WORDS = {
  operators: { label: 'lines.operators', hint: 'lines.operatorsHint' },
  supervisors: { label: 'lines.supervisors', hint: 'lines.supervisorsHint' },
  'internal-clients': { label: 'lines.internal', hint: 'lines.internalHint' },
} as const;

const sameGroups = (one: Reference[], other: Reference[]) =>
  one.length === other.length && one.every(({ id }) => other.some((each) => each.id === id));

interface GroupsProps extends Props {
  which: keyof typeof WORDS;
  saved: Reference[];
  warnings: LineWarning[];
}

export function GroupsSetting({ line, which, saved, warnings, onDirty }: GroupsProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  const change = useChangeLine(line.id);
  const [edited, setEdited] = useState<Reference[]>();
  const groups = edited ?? saved;
  const dirty = !sameGroups(groups, saved);
  useDirty(dirty, onDirty);
  const reset = () => {
    setEdited(undefined);
    change.reset();
  };
  return (
    <Setting
      dirty={dirty}
      saving={change.isPending}
      valid={which === 'internal-clients' || groups.length > 0}
      onReset={reset}
      onSave={() =>
        change.mutate(
          { path: which, body: { groups: groups.map(({ id }) => id) } },
          { onSuccess: reset },
        )
      }
    >
      <GroupPicker
        label={t(WORDS[which].label)}
        description={t(WORDS[which].hint)}
        value={groups}
        error={change.error && words(change.error)}
        onChange={setEdited}
      />
      {!dirty && <Warnings warnings={warnings} />}
    </Setting>
  );
}

export function Warnings({ warnings }: { warnings: LineWarning[] }) {
  const { t } = useTranslation();
  return warnings.map(({ code, group }) => (
    <p key={code + (group?.id ?? '')} className={classes.warning}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      {code === 'GROUP_WITHOUT_MEMBERS'
        ? t('lines.warning.GROUP_WITHOUT_MEMBERS', { group: group?.name ?? '' })
        : t('lines.warning.other')}
    </p>
  ));
}

/** Exists only while there are internal clients; saved as soon as it is switched. */
export function OperatorNameSetting({ line }: { line: Line }) {
  const { t } = useTranslation();
  const words = useProblemText();
  const change = useChangeLine(line.id);
  const wanted = change.isPending && change.variables.path === 'operator-name';
  const refused = change.error
    ? isProblem(change.error, 'no-internal-clients')
      ? t('lines.noInternalClients')
      : words(change.error)
    : undefined;
  return (
    <div className={classes.setting}>
      <Switch
        size="sm"
        label={t('lines.showOperatorName')}
        description={t('lines.showOperatorNameHint', { line: line.name })}
        error={refused}
        checked={wanted ? !line.showOperatorName : line.showOperatorName}
        onChange={(event) =>
          change.mutate({ path: 'operator-name', body: { show: event.currentTarget.checked } })
        }
      />
    </div>
  );
}
