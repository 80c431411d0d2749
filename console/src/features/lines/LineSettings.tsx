import { DataList } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line, Reference } from '@/shared/api/schemas';
import classes from './LinePage.module.css';
import { GroupsSetting, NameSetting, OperatorNameSetting, Warnings } from './settings';

interface Props {
  line: Line;
  onDirty: (field: string, dirty: boolean) => void;
}

export function LineSettings({ line, onDirty }: Props) {
  const { t } = useTranslation();
  const dirty = useMemo(
    () => ({
      name: (is: boolean) => onDirty('name', is),
      operators: (is: boolean) => onDirty('operators', is),
      supervisors: (is: boolean) => onDirty('supervisors', is),
      internal: (is: boolean) => onDirty('internal', is),
    }),
    [onDirty],
  );
  const warningsOf = (field: string) => line.warnings.filter((warning) => warning.field === field);
  if (!line.mayEdit) return <LineFacts line={line} />;
  return (
    <div className={classes.settings}>
      <section>
        <NameSetting line={line} onDirty={dirty.name} />
      </section>
      <section aria-labelledby="routing">
        <h2 id="routing">{t('lines.routing')}</h2>
        <GroupsSetting
          line={line}
          which="operators"
          saved={line.operatorGroups}
          warnings={warningsOf('operatorGroups')}
          onDirty={dirty.operators}
        />
        <GroupsSetting
          line={line}
          which="supervisors"
          saved={line.supervisorGroups}
          warnings={warningsOf('supervisorGroups')}
          onDirty={dirty.supervisors}
        />
      </section>
      <section aria-labelledby="clients">
        <h2 id="clients">{t('lines.clients')}</h2>
        <GroupsSetting
          line={line}
          which="internal-clients"
          saved={line.internalGroups}
          warnings={warningsOf('internalGroups')}
          onDirty={dirty.internal}
        />
        {line.internalGroups.length > 0 && <OperatorNameSetting line={line} />}
      </section>
    </div>
  );
}

/** The same settings for somebody who may only look. */
function LineFacts({ line }: { line: Line }) {
  const { t } = useTranslation();
  const groups = (all: Reference[]) => all.map(({ name }) => name).join(', ') || t('lines.nobody');
  const facts = [
    [t('lines.name'), line.name],
    [t('lines.operators'), groups(line.operatorGroups)],
    [t('lines.supervisors'), groups(line.supervisorGroups)],
    [t('lines.internal'), groups(line.internalGroups)],
    ...(line.internalGroups.length > 0
      ? [
          [
            t('lines.showOperatorName'),
            line.showOperatorName ? t('common.yes') : t('common.no'),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <div className={classes.settings}>
      <p className={classes.readOnly}>
        <IconLock size={15} aria-hidden="true" />
        {t('lines.readOnly')}
      </p>
      <DataList withDivider labelWidth="220px" size="sm">
        {facts.map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
      <Warnings warnings={line.warnings} />
    </div>
  );
}
