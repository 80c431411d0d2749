import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import { linesOf, useDesk } from './useDesk';

/** Narrows every list to one line; worth showing only where there are several. */
export function LineFilter() {
  const { t } = useTranslation();
  const me = useMe();
  const desk = useDesk();
  const lines = linesOf(me);
  const chosen = lines.find(({ id }) => id === desk.line);
  if (lines.length < 2 && chosen === undefined) return null;
  const mark = (is: boolean) => (is ? <IconCheck size={14} aria-hidden="true" /> : undefined);
  return (
    <Menu>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          maw={200}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-label={t('desk.lineFilter', { line: chosen?.name ?? t('desk.allLines') })}
        >
          {chosen?.name ?? t('desk.allLines')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item
          rightSection={mark(chosen === undefined)}
          onClick={() => desk.go({ line: undefined })}
        >
          {t('desk.allLines')}
        </Menu.Item>
        <Menu.Divider />
        {lines.map((line) => (
          <Menu.Item
            key={line.id}
            rightSection={mark(line.id === chosen?.id)}
            onClick={() => desk.go({ line: line.id })}
          >
            {line.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
