import { ActionIcon, Menu } from '@mantine/core';
import { IconFlag3, IconFlag3Filled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { priority, type Priority } from '@/shared/api/schemas';
import { PriorityFlag } from './PriorityFlag';
import classes from './SessionList.module.css';

interface Props {
  value: Priority;
  may: boolean;
  onChange: (to: Priority) => void;
}

/** How much the session matters, and the choice of it for those who may. */
export function PriorityMenu({ value, may, onChange }: Props) {
  const { t } = useTranslation();
  if (!may) return <PriorityFlag priority={value} />;
  const Flag = value === 'HIGH' ? IconFlag3Filled : IconFlag3;
  return (
    <Menu width={180} position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={22} aria-label={t(`priority.${value}`)}>
          <Flag size={14} className={classes.flag} data-priority={value} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value} onChange={(to) => onChange(priority.parse(to))}>
          {priority.options.toReversed().map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`priority.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
