import { z } from 'zod';

const problemBody = z.looseObject({
  type: z.string().default('about:blank'),
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z
    .array(z.object({ field: z.string(), code: z.string().optional(), message: z.string() }))
    .optional(),
});

type ProblemBody = z.output<typeof problemBody>;

interface FieldError {
  field: string;
  code?: string;
  message: string;
}

/** A refusal of the server (RFC 9457), or its absence: status 0 is a network that did not answer. */
export class Problem extends Error {
  readonly status: number;
  readonly refusal: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  private readonly body: ProblemBody;

  constructor(status: number, body: unknown, retryAfterSeconds?: number) {
    const parsed = problemBody.safeParse(body);
    const known = parsed.success ? parsed.data : { type: 'about:blank' };
    super(known.title ?? known.type);
    this.name = 'Problem';
    this.status = status;
    this.body = known;
    this.refusal = known.type.replace(/^.*\/problems\//, '');
    this.detail = known.detail;
    this.errors = known.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The facts of the refusal, read by the schema of the one that expects them. */
  facts<T>(schema: z.ZodType<T>): T | undefined {
    const parsed = schema.safeParse(this.body);
    return parsed.success ? parsed.data : undefined;
  }

  is(...refusals: string[]): boolean {
    return refusals.includes(this.refusal);
  }
}

export function isProblem(error: unknown, ...refusals: string[]): error is Problem {
  return error instanceof Problem && (refusals.length === 0 || error.is(...refusals));
}

/** What is wrong with the value of one field. */
export function errorAt(problem: unknown, field: string): FieldError | undefined {
  return isProblem(problem) ? problem.errors.find((error) => error.field === field) : undefined;
}
