import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineWarning } from '@/shared/api/schemas';
import classes from './LinePage.module.css';

/** What was accepted but may not be meant. */
export function Warnings({ warnings }: { warnings: LineWarning[] }) {
  const { t } = useTranslation();
  const words = ({ code, field, group }: LineWarning) => {
    if (code !== 'GROUP_WITHOUT_MEMBERS' || group === undefined) return t('lines.warning.other');
    return field === 'operatorGroups'
      ? t('lines.warning.noOperators', { group: group.name })
      : t('lines.warning.noMembers', { group: group.name });
  };
  return warnings.map((warning) => (
    <p key={warning.code + warning.field + (warning.group?.id ?? '')} className={classes.warning}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      {words(warning)}
    </p>
  ));
}
