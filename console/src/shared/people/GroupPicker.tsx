import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAdministrator, useMe } from '../api/queries';
import type { Reference } from '../api/schemas';
import { useProblemText } from '../ui/useProblemText';
import { useCreateGroup, useGroups } from './useGroups';

interface Props {
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  value: Reference[];
  onChange: (groups: Reference[]) => void;
}

const CREATE = '+create';

/** Chooses groups; typing a name that no group has offers to create it there and then. */
export function GroupPicker(props: Props) {
  const { label, description, error, required, disabled, value, onChange } = props;
  const { t } = useTranslation();
  const words = useProblemText();
  const me = useMe();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [search, setSearch] = useState('');
  const { groups, isNew, error: loadError } = useGroups(search, !disabled);
  const create = useCreateGroup();

  const wanted = search.trim();
  const offered = groups.filter(({ id }) => !value.some((chosen) => chosen.id === id));
  const mayCreate = isAdministrator(me) && isNew;

  const add = (group: Reference) => {
    onChange([...value, { id: group.id, name: group.name }]);
    setSearch('');
  };
  const submit = (option: string) => {
    if (option === CREATE) create.mutate(wanted, { onSuccess: add });
    else {
      const chosen = groups.find(({ id }) => id === option);
      if (chosen) add(chosen);
    }
    combobox.closeDropdown();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && search === '') onChange(value.slice(0, -1));
  };
  const problem = create.error ?? loadError;

  return (
    <Combobox store={combobox} disabled={disabled} onOptionSubmit={submit}>
      <Combobox.DropdownTarget>
        <PillsInput
          label={label}
          description={description}
          required={required}
          disabled={disabled}
          withAsterisk={false}
          error={error ?? (problem && words(problem))}
          onClick={() => combobox.openDropdown()}
        >
          <Pill.Group>
            {value.map((group) => (
              <Pill
                key={group.id}
                withRemoveButton={!disabled}
                onRemove={() => onChange(value.filter(({ id }) => id !== group.id))}
                removeButtonProps={{
                  'aria-label': t('groups.remove', { name: group.name }),
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
              >
                {group.name}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                aria-label={label}
                value={search}
                disabled={disabled === true || create.isPending}
                placeholder={value.length === 0 ? t('groups.placeholder') : undefined}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onKeyDown={onKeyDown}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.selectFirstOption();
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {offered.map((group) => (
            <Combobox.Option key={group.id} value={group.id}>
              <span>{group.name}</span>
              <span className="tabular" style={{ marginLeft: 8, color: 'var(--fl-dim)' }}>
                {t('groups.members', { count: group.members })}
              </span>
            </Combobox.Option>
          ))}
          {mayCreate && (
            <Combobox.Option value={CREATE}>
              <IconPlus size={14} style={{ verticalAlign: -2, marginRight: 6 }} />
              {t('groups.create', { name: wanted })}
            </Combobox.Option>
          )}
          {offered.length === 0 && !mayCreate && (
            <Combobox.Empty>
              {isAdministrator(me) ? t('groups.typeToCreate') : t('groups.noneFound')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
