import type { QueryClient } from '@tanstack/react-query';
import type { SessionRow } from '@/shared/api/schemas';

const KEPT = 5_000;

/** The newest state of each session seen so far: whatever is older is dropped, wherever it comes from. */
export class NewestRows {
  private readonly known = new Map<string, { version: number; row: SessionRow | undefined }>();

  /** Whether the row is news; an equal version is welcome, it changes nothing. */
  accept(row: SessionRow): boolean {
    return this.keep(row.id, row.version, row);
  }

  /** Whether it is news that the session is out of sight. */
  acceptGone(id: string, version: number): boolean {
    return this.keep(id, version, undefined);
  }

  /** The rows of a list, each in its newest known state; what went out of sight since is left out. */
  newestOf(rows: readonly SessionRow[]): SessionRow[] {
    return rows.flatMap((row) => {
      const known = this.known.get(row.id);
      if (known === undefined || known.version <= row.version) {
        this.keep(row.id, row.version, row);
        return [row];
      }
      return known.row === undefined ? [] : [{ ...known.row, found: row.found }];
    });
  }

  has(id: string): boolean {
    return this.known.has(id);
  }

  /** The newest state of a session that is in sight. */
  rowOf(id: string): SessionRow | undefined {
    return this.known.get(id)?.row;
  }

  /** Changes what is known of them and is no event of theirs. */
  change(to: (row: SessionRow) => SessionRow): void {
    for (const [id, { version, row }] of this.known) {
      this.known.set(id, { version, row: row && to(row) });
    }
  }

  forget(): void {
    this.known.clear();
  }

  private keep(id: string, version: number, row: SessionRow | undefined): boolean {
    const known = this.known.get(id);
    if (known !== undefined && known.version > version) return false;
    this.known.delete(id);
    this.known.set(id, { version, row });
    if (this.known.size > KEPT) {
      const oldest = this.known.keys().next();
      if (!oldest.done) this.known.delete(oldest.value);
    }
    return true;
  }
}

const byClient = new WeakMap<QueryClient, NewestRows>();

export function newestRowsOf(client: QueryClient): NewestRows {
  const known = byClient.get(client) ?? new NewestRows();
  byClient.set(client, known);
  return known;
}
