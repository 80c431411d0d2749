import { Badge, Button, EmptyState, Select } from '@mantine/core';
import { IconPlus, IconTemplate, IconZoomCancel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answersWithTemplates, isAdministrator, useMe } from '@/shared/api/queries';
import type { Template } from '@/shared/api/schemas';
import { findTemplates } from '@/shared/templates/find';
import { templatesQuery } from '@/shared/templates/queries';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { DeleteTemplate } from './DeleteTemplate';
import { TemplateDialog } from './TemplateDialog';
import classes from './Templates.module.css';

const nothingMore = () => undefined;

/** The texts to answer with: everybody's, kept by administrators, and my own. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/templates' });
  const { q, folder, new: adding = false } = search;
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const [editing, setEditing] = useState<Template>();
  const [deleting, setDeleting] = useState<Template>();
  useTitle(t('templates.title'));
  const folders = [...new Set((templates ?? []).flatMap((each) => each.folder ?? []))].toSorted(
    (a, b) => a.localeCompare(b),
  );
  const rows =
    templates &&
    findTemplates(templates, q ?? '').filter(
      (each) => folder === undefined || each.folder === folder,
    );
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/templates', search: { ...search, ...change }, replace: true });
  const mayEdit = ({ shared }: Template) => !shared || isAdministrator(me);
  const searching = q !== undefined || folder !== undefined;

  const columns: Column<Template>[] = [
    {
      key: 'name',
      head: t('templates.name'),
      width: 'minmax(160px, 1.2fr)',
      cell: (each) =>
        mayEdit(each) ? (
          <button
            type="button"
            className={`${linked.link} ${classes.name}`}
            onClick={() => setEditing(each)}
          >
            {each.name}
          </button>
        ) : (
          each.name
        ),
    },
    {
      key: 'folder',
      head: t('templates.folder'),
      width: 'minmax(90px, 0.7fr)',
      cell: (each) => each.folder,
    },
    {
      key: 'text',
      head: t('templates.text'),
      width: 'minmax(160px, 2fr)',
      cell: ({ text }) => <span className={classes.text}>{text}</span>,
    },
    {
      key: 'whose',
      head: t('templates.whose'),
      width: '130px',
      cell: ({ shared }) => (
        <Badge variant="light" color={shared ? 'indigo' : 'gray'} tt="none">
          {shared ? t('templates.shared') : t('templates.own')}
        </Badge>
      ),
    },
  ];
  const close = () => {
    setEditing(undefined);
    if (adding) show({ new: undefined });
  };
  return (
    <>
      <PageHead
        title={t('templates.title')}
        above={isAdministrator(me) ? t('rail.administration') : undefined}
      />
      <main className={listing.page}>
        <div className={listing.tools}>
          <SearchInput
            w={280}
            label={t('templates.search')}
            value={q}
            onSearch={(text) => show({ q: text })}
          />
          {folders.length > 0 && (
            <Select
              w={200}
              clearable
              aria-label={t('templates.folder')}
              placeholder={t('templates.allFolders')}
              data={folders}
              clearButtonProps={{ 'aria-label': t('common.clear') }}
              value={folder ?? null}
              onChange={(chosen) => show({ folder: chosen ?? undefined })}
            />
          )}
          <span className={listing.gap} />
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => show({ new: true })}
          >
            {t('templates.add')}
          </Button>
        </div>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {rows?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              searching ? (
                <IconZoomCancel size={26} stroke={1.5} />
              ) : (
                <IconTemplate size={26} stroke={1.5} />
              )
            }
            title={t(searching ? 'templates.noneFound' : 'templates.none')}
            description={
              searching
                ? t('templates.noneFoundHint')
                : t(answersWithTemplates(me) ? 'templates.noneHint' : 'templates.noneSharedHint')
            }
          />
        ) : (
          !error && (
            <VirtualTable
              key={`${q}/${folder}`}
              label={t('templates.title')}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              hasMore={false}
              onEnd={nothingMore}
            />
          )
        )}
      </main>
      {(adding || editing) && (
        <TemplateDialog
          template={editing}
          folders={folders}
          onDelete={() => {
            setDeleting(editing);
            close();
          }}
          onClose={close}
        />
      )}
      {deleting && <DeleteTemplate template={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}
