import {
  DndContext,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
  type DragEndEvent,
  type Modifier,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Badge, Menu, UnstyledButton } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconHeading,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/shared/api/problem';
import type { Application } from '@/shared/applications/queries';
import classes from './Designer.module.css';
import { FieldInputs } from './FieldInputs';
import {
  changeField,
  isRequired,
  lacksOf,
  mayBeTitle,
  mayHave,
  moveField,
  type Draft,
  type DraftField,
} from './draft';
import { FIELD_ICONS } from './fieldIcons';

const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** What is refused about a field, by the keyword it concerns; about the whole field by no word. */
function refusedOf(problem: unknown, key: string): Record<string, string> {
  const errors = problem instanceof Problem ? problem.errors : [];
  const path = `schema.properties.${key}`;
  return Object.fromEntries(
    errors
      .filter(({ field }) => field === path || field.startsWith(`${path}.`))
      .map(({ field, message }) => [field.slice(path.length + 1).split(/[.[]/)[0] ?? '', message]),
  );
}

interface Props {
  draft: Draft;
  /** What the draft began with. */
  application: Application;
  problem: unknown;
  opened: string | undefined;
  onOpen: (id: string | undefined) => void;
  onChange: (draft: Draft) => void;
}

interface RowProps extends Props {
  field: DraftField;
  index: number;
}

function FieldMenu({ field, index, draft, application, onChange }: RowProps) {
  const { t } = useTranslation();
  const used = field.kept && application.fieldsInUse?.includes(field.key) === true;
  const isTitle = field.id === draft.titleField;
  const set = (by: Partial<DraftField>) => onChange(changeField(draft, field.id, by));
  return (
    <Menu width={260}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('applications.actionsOf', { name: field.title || field.key })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={16} stroke={1.6} />}
          disabled={index === 0}
          onClick={() => onChange(moveField(draft, index, index - 1))}
        >
          {t('applications.moveUp')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} stroke={1.6} />}
          disabled={index === draft.fields.length - 1}
          onClick={() => onChange(moveField(draft, index, index + 1))}
        >
          {t('applications.moveDown')}
        </Menu.Item>
        {mayBeTitle(field) && !isTitle && (
          <Menu.Item
            leftSection={<IconHeading size={16} stroke={1.6} />}
            onClick={() => onChange({ ...draft, titleField: field.id })}
          >
            {t('applications.makeTitle')}
          </Menu.Item>
        )}
        {field.kept && !isTitle && (
          <Menu.Item
            leftSection={
              field.retired ? (
                <IconArchiveOff size={16} stroke={1.6} />
              ) : (
                <IconArchive size={16} stroke={1.6} />
              )
            }
            disabled={field.retired && !mayHave(field.type, draft, field.id)}
            onClick={() => set({ retired: !field.retired, required: false })}
          >
            {t(field.retired ? 'applications.bringBack' : 'applications.retire')}
          </Menu.Item>
        )}
        {!isTitle && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} stroke={1.6} />}
            disabled={used}
            onClick={() =>
              onChange({ ...draft, fields: draft.fields.filter(({ id }) => id !== field.id) })
            }
          >
            {t(used ? 'applications.removeUsed' : 'applications.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function FieldRow(props: RowProps) {
  const { field, draft, application, problem, opened, onOpen, onChange } = props;
  const { t } = useTranslation();
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: field.id });
  const open = opened === field.id;
  const name = field.title || t('applications.untitled');
  const refused = refusedOf(problem, field.key);
  const lacks = lacksOf(draft, field);
  const wrong = Object.keys(refused).length > 0;
  const TypeIcon = FIELD_ICONS[field.type];
  return (
    <li
      ref={setNodeRef}
      className={classes.field}
      data-dragged={isDragging}
      data-retired={field.retired}
      data-wrong={wrong || (lacks.length > 0 && !open)}
      style={{
        transform: CSS.Translate.toString(transform),
        transition: transition,
      }}
    >
      <div className={classes.row}>
        <UnstyledButton
          ref={setActivatorNodeRef}
          className={classes.handle}
          {...attributes}
          {...listeners}
          // What is moved is measured as it lies: closed.
          onFocus={() => onOpen(undefined)}
          aria-roledescription={t('applications.draggable')}
          aria-label={t('applications.move', { name })}
        >
          <IconGripVertical size={16} stroke={1.6} />
        </UnstyledButton>
        <UnstyledButton
          className={classes.open}
          aria-expanded={open}
          onClick={() => onOpen(open ? undefined : field.id)}
        >
          <TypeIcon size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.label}>{name}</span>
          <span className={classes.type}>{t(`fieldType.${field.type}`)}</span>
          <span className={classes.marks}>
            {field.id === draft.titleField && (
              <Badge variant="light" tt="none">
                {t('applications.isTitle')}
              </Badge>
            )}
            {isRequired(draft, field) && field.id !== draft.titleField && (
              <Badge variant="light" color="gray" tt="none">
                {t('applications.required')}
              </Badge>
            )}
            {field.retired && (
              <Badge variant="light" color="gray" tt="none">
                {t('applications.retired')}
              </Badge>
            )}
          </span>
        </UnstyledButton>
        <FieldMenu {...props} />
      </div>
      {(open || wrong) && (
        <FieldInputs
          field={field}
          draft={draft}
          application={application}
          refused={refused}
          lacks={lacks}
          onChange={(by) => onChange(changeField(draft, field.id, by))}
        />
      )}
    </li>
  );
}

/** The fields in their order, which dragging, the arrow keys or a field's menu changes. */
export function FieldList(props: Props) {
  const { draft, onChange } = props;
  const { t } = useTranslation();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const at = (id: UniqueIdentifier) => draft.fields.findIndex((field) => field.id === id);
  const nameOf = (id: UniqueIdentifier) => draft.fields[at(id)]?.title ?? '';
  const place = (id: UniqueIdentifier) => ({
    place: at(id) + 1,
    all: draft.fields.length,
  });
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onChange(moveField(draft, at(active.id), at(over.id)));
  };
  const said = {
    onDragStart: ({ active }: { active: { id: UniqueIdentifier } }) =>
      t('applications.dragStart', { name: nameOf(active.id), ...place(active.id) }),
    onDragOver: ({ over }: { over: { id: UniqueIdentifier } | null }) =>
      over ? t('applications.dragOver', place(over.id)) : undefined,
    onDragEnd: ({ over }: { over: { id: UniqueIdentifier } | null }) =>
      over ? t('applications.dragEnd', place(over.id)) : undefined,
    onDragCancel: () => t('applications.dragCancel'),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDown]}
      accessibility={{
        announcements: said,
        screenReaderInstructions: { draggable: t('applications.dragHint') },
      }}
      onDragEnd={drop}
    >
      <SortableContext
        items={draft.fields.map(({ id }) => id)}
        strategy={verticalListSortingStrategy}
      >
        <ol className={classes.list} aria-label={t('applications.fields')}>
          {draft.fields.map((field, index) => (
            <FieldRow key={field.id} {...props} field={field} index={index} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
