import { VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Changes.module.css';
import type { Change } from './history';
import type { SettingValue } from './settings';
import { useSettingWords } from './useSettingWords';
import { Nothing, Value } from './Value';

interface SideProps {
  field: string;
  value: SettingValue;
  other: SettingValue;
  gone: boolean;
}

/** One side of a change; of a list, only what is not on the other side is marked. */
function Side({ field, value, other, gone }: SideProps) {
  const Mark = gone ? 'del' : 'ins';
  const className = gone ? classes.before : classes.after;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <Nothing />;
  }
  if (!Array.isArray(value)) {
    return (
      <Mark className={className}>
        <Value field={field} value={value} />
      </Mark>
    );
  }
  const stays = new Set(Array.isArray(other) ? other.map(({ id }) => id) : []);
  return value.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      {stays.has(id) ? (
        <span className={classes.stays}>{name}</span>
      ) : (
        <Mark className={className}>{name}</Mark>
      )}
    </Fragment>
  ));
}

/** What a setting was and what it became. */
export function BeforeAfter({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { field, before, after } = change;
  return (
    <span className={classes.change}>
      <Side field={field} value={before} other={after} gone />
      <span className={classes.arrow}>
        <span aria-hidden="true"> → </span>
        <VisuallyHidden>{t('setting.became')}</VisuallyHidden>
      </span>
      <Side field={field} value={after} other={before} gone={false} />
    </span>
  );
}

/** Changes one below the other, each with the setting's name. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const words = useSettingWords();
  return (
    <dl className={classes.list}>
      {changes.map((change) => (
        <div key={change.field} className={classes.item}>
          <dt>{words.label(change.field)}</dt>
          <dd>
            <BeforeAfter change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
