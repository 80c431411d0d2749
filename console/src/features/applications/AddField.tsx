import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FIELD_TYPES, type FieldType } from '@/shared/applications/schema';
import { mayHave, type Draft } from './draft';
import { FIELD_ICONS } from './fieldIcons';

/** Adds a field of a type to the end. */
export function AddField({ draft, onAdd }: { draft: Draft; onAdd: (type: FieldType) => void }) {
  const { t } = useTranslation();
  return (
    <Menu width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
        >
          {t('applications.addField')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FIELD_TYPES.map((type) => {
          const TypeIcon = FIELD_ICONS[type];
          return (
            <Menu.Item
              key={type}
              leftSection={<TypeIcon size={16} stroke={1.6} />}
              disabled={!mayHave(type, draft)}
              onClick={() => onAdd(type)}
            >
              {t(`fieldType.${type}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
