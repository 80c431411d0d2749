import { Select, Switch, TagsInput, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { applicationChoiceQuery, type Application } from '@/shared/applications/queries';
import { FIELD_TYPES } from '@/shared/applications/schema';
import classes from './Designer.module.css';
import { isRequired, mayBeTitle, mayHave, type Draft, type DraftField, type Lack } from './draft';

const begin = (input: HTMLInputElement | null) => input?.focus();

interface Props {
  field: DraftField;
  draft: Draft;
  application: Application;
  /** By keyword of the schema. */
  refused: Record<string, string>;
  lacks: Lack[];
  onChange: (by: Partial<DraftField>) => void;
}

/** All that can be said of one field. */
export function FieldInputs({ field, draft, application, refused, lacks, onChange }: Props) {
  const { t } = useTranslation();
  const { data: all = [] } = useQuery({
    ...applicationChoiceQuery,
    enabled: field.type === 'LINK',
  });
  const used = field.kept && application.fieldsInUse?.includes(field.key) === true;
  const isTitle = field.id === draft.titleField;
  const types = FIELD_TYPES.filter(
    (type) =>
      type === field.type ||
      (mayHave(type, draft, field.id) && (!isTitle || mayBeTitle({ ...field, type }))),
  );
  const lack = (name: Lack) => (lacks.includes(name) ? t(`applications.lack.${name}`) : undefined);
  return (
    <div className={classes.inputs}>
      <div className={classes.pair}>
        <TextInput
          label={t('applications.label')}
          description={t('applications.labelHint')}
          maxLength={100}
          value={field.title}
          error={refused.title ?? lack('title')}
          ref={field.kept ? undefined : begin}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('applications.key')}
          description={t(field.kept ? 'applications.keyStays' : 'applications.keyHint')}
          maxLength={40}
          readOnly={field.kept}
          variant={field.kept ? 'filled' : 'default'}
          value={field.key}
          error={refused[''] ?? lack('key') ?? lack('keyTaken')}
          onChange={(event) => onChange({ key: event.currentTarget.value, ownKey: true })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('applications.type')}
          description={used ? t('applications.typeStays') : undefined}
          allowDeselect={false}
          disabled={used}
          data={types.map((type) => ({ value: type, label: t(`fieldType.${type}`) }))}
          value={field.type}
          error={refused['x-firstline-type']}
          onChange={(chosen) => {
            const type = FIELD_TYPES.find((each) => each === chosen);
            if (type) onChange({ type });
          }}
        />
        {field.type === 'LINK' && (
          <Select
            label={t('applications.linkTo')}
            searchable
            data={[
              ...all,
              ...(all.some(({ id }) => id === application.id) ? [] : [application]),
            ].map(({ id, name }) => ({ value: id, label: name }))}
            nothingFoundMessage={t('applications.noneFound')}
            value={field.application ?? null}
            error={refused['x-firstline-application'] ?? lack('application')}
            onChange={(chosen) => onChange({ application: chosen ?? undefined })}
          />
        )}
        {field.type === 'CHOICE' && (
          <TagsInput
            label={t('applications.choices')}
            description={t('applications.choicesHint')}
            maxTags={200}
            acceptValueOnBlur
            value={field.choices}
            error={refused.enum ?? lack('choices')}
            onChange={(choices) => onChange({ choices })}
          />
        )}
      </div>
      <Textarea
        label={t('applications.description')}
        description={t('applications.descriptionHint')}
        autosize
        minRows={1}
        maxLength={500}
        value={field.description}
        error={refused.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      {!field.retired && (
        <Switch
          size="sm"
          label={t('applications.requiredField')}
          description={isTitle ? t('applications.titleIsRequired') : undefined}
          disabled={isTitle}
          checked={isRequired(draft, field)}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
