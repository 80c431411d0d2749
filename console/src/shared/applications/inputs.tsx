import {
  ActionIcon,
  Autocomplete,
  Button,
  Input,
  NumberInput,
  Select,
  TextInput,
  Textarea,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { FieldProps, RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useDateLabels } from '../time/Dates';
import { ChoiceField } from '../ui/ChoiceField';
import classes from './ItemForm.module.css';
import type { FormFacts } from './ItemForm';
import { itemChoiceQuery } from './queries';
import { account, type Account, type ItemValues } from './schema';

export type ItemWidget = WidgetProps<ItemValues, Record<string, unknown>, FormFacts>;
type ItemField = FieldProps<ItemValues, Record<string, unknown>, FormFacts>;

const PAUSE_MS = 250;
const MAX_ACCOUNTS = 50;

/** What all inputs have in common: name, explanation, refusal. */
function about({ id, label, required, disabled, readonly, rawErrors, schema }: ItemWidget) {
  const { description } = schema;
  return {
    id,
    label,
    description: typeof description === 'string' ? description : undefined,
    required,
    withAsterisk: required,
    disabled: disabled === true || readonly === true,
    error: rawErrors?.join(' '),
  };
}

const words = (value: unknown) => (typeof value === 'string' ? value : '');

function TextField(props: ItemWidget) {
  return (
    <TextInput
      {...about(props)}
      value={words(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}

function EmailField(props: ItemWidget) {
  return (
    <TextInput
      {...about(props)}
      type="email"
      value={words(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}

function PhoneField(props: ItemWidget) {
  return (
    <TextInput
      {...about(props)}
      type="tel"
      value={words(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}

function LongTextField(props: ItemWidget) {
  return (
    <Textarea
      {...about(props)}
      autosize
      minRows={3}
      maxRows={12}
      value={words(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}

function NumberField(props: ItemWidget) {
  return (
    <NumberInput
      {...about(props)}
      hideControls
      value={typeof props.value === 'number' ? props.value : ''}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : undefined)}
    />
  );
}

function DateField(props: ItemWidget) {
  const { t, i18n } = useTranslation();
  const labels = useDateLabels();
  return (
    <DateInput
      {...about(props)}
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      ariaLabels={labels}
      valueFormat={i18n.language === 'ru' ? 'DD.MM.YYYY' : 'D MMM YYYY'}
      value={words(props.value) || null}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

function ChoiceOf(props: ItemWidget) {
  const { t } = useTranslation();
  const offered = z.array(z.string()).catch([]).parse(props.schema.enum);
  return (
    <Select
      {...about(props)}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      data={offered}
      value={words(props.value) || null}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

/** Neither yes nor no is an answer, too, where none is needed. */
function YesNoField(props: ItemWidget) {
  const { t } = useTranslation();
  return (
    <Select
      {...about(props)}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      data={[
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ]}
      value={typeof props.value === 'boolean' ? String(props.value) : null}
      onChange={(value) => props.onChange(value === null ? undefined : value === 'true')}
    />
  );
}

function LinkField(props: ItemWidget) {
  const { t } = useTranslation();
  const { schema, name, registry } = props;
  const application = words(schema['x-firstline-application']);
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [picked, setPicked] = useState<{ value: string; label: string }>();
  const { data = [] } = useQuery({
    ...itemChoiceQuery(application, settled),
    enabled: registry.formContext.preview !== true,
  });
  const choices = data.map(({ id, title }) => ({ value: id, label: title }));
  const linked = registry.formContext.linked?.[name];
  const id = words(props.value);
  const known = [
    ...(picked ? [picked] : []),
    ...choices,
    ...(linked ? [{ value: linked.id, label: linked.name }] : []),
  ];
  return (
    <ChoiceField
      {...about(props)}
      clearable={!props.required}
      placeholder={t('items.findLinked')}
      choices={choices}
      chosen={
        id === ''
          ? undefined
          : (known.find((each) => each.value === id) ?? { value: id, label: id })
      }
      nothingFound={t('items.noneFound')}
      onType={setTyped}
      onChoose={(chosen) => {
        setPicked(choices.find((each) => each.value === chosen));
        props.onChange(chosen);
      }}
    />
  );
}

const ACCOUNT_TYPES = ['INTERNAL'];

/** Who somebody is in messengers: one row each. */
export function AccountsField(props: ItemField) {
  const { t } = useTranslation();
  const { schema, name, formData, required, rawErrors, fieldPathId, onChange, registry } = props;
  const accounts = z
    .array(account)
    .catch([])
    .parse(formData ?? []);
  const put = (next: Account[]) =>
    onChange(next.length === 0 ? undefined : (next as never), fieldPathId.path);
  const change = (index: number, by: Partial<Account>) =>
    put(accounts.map((each, at) => (at === index ? { ...each, ...by } : each)));
  const label = typeof schema.title === 'string' ? schema.title : name;
  const off = registry.formContext.readOnly === true;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id: `${fieldPathId.$id}-label` }}
      description={typeof schema.description === 'string' ? schema.description : undefined}
      withAsterisk={required}
      error={rawErrors?.join(' ')}
    >
      <div role="group" aria-labelledby={`${fieldPathId.$id}-label`} className={classes.accounts}>
        {accounts.map(({ type, value }, index) => (
          <div key={index} className={classes.account}>
            <Autocomplete
              w={150}
              aria-label={t('items.accountType', { number: index + 1 })}
              data={ACCOUNT_TYPES}
              disabled={off}
              value={type}
              onChange={(chosen) => change(index, { type: chosen })}
            />
            <TextInput
              className={classes.accountValue}
              aria-label={t('items.accountValue', { number: index + 1 })}
              disabled={off}
              value={value}
              onChange={(event) => change(index, { value: event.currentTarget.value })}
            />
            {!off && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('items.removeAccount', { number: index + 1 })}
                onClick={() => put(accounts.filter((_, at) => at !== index))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </div>
        ))}
        {!off && accounts.length < MAX_ACCOUNTS && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => put([...accounts, { type: ACCOUNT_TYPES[0] ?? '', value: '' }])}
          >
            {t('items.addAccount')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}

/** An input for each type of field but the Account field, which is several. */
export const widgets: RegistryWidgetsType<ItemValues, Record<string, unknown>, FormFacts> = {
  TEXT: TextField,
  LONG_TEXT: LongTextField,
  NUMBER: NumberField,
  DATE: DateField,
  CHOICE: ChoiceOf,
  YES_NO: YesNoField,
  EMAIL: EmailField,
  PHONE: PhoneField,
  LINK: LinkField,
};
