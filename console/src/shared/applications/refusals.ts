import { Problem } from '../api/problem';

/** Refusals by the field of the item they concern; one deep in a value stands at its field. */
export function refusedFields(problem: unknown): Record<string, string[]> {
  const refused: Record<string, string[]> = {};
  for (const { field, message } of problem instanceof Problem ? problem.errors : []) {
    const key = /^values\.([^.[]+)/.exec(field)?.[1];
    if (key !== undefined) (refused[key] ??= []).push(message);
  }
  return refused;
}
