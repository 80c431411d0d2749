import { IconFlag3, IconFlag3Filled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '@/shared/api/schemas';
import classes from './SessionList.module.css';

export function PriorityFlag({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  if (priority === 'NONE') return null;
  const Flag = priority === 'HIGH' ? IconFlag3Filled : IconFlag3;
  return (
    <Flag
      size={14}
      role="img"
      aria-label={t(`priority.${priority}`)}
      className={classes.flag}
      data-priority={priority}
    />
  );
}
