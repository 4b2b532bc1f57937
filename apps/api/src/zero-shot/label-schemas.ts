import type { Label } from '@cliptext/catalog';
import { z } from 'zod';
import { textSchema } from './request-schemas.js';

const MOST_LABELS = 1_000;

const labelSchema = z.union(
  [
    textSchema,
    z.strictObject({
      name: textSchema,
      phrases: z
        .array(textSchema)
        .min(1, 'must have a phrase')
        .max(16, 'must have at most 16 phrases')
        .meta({ description: 'What the label says, instead of its name, in other words each.' }),
    }),
  ],
  { error: 'must be a text that is not empty, or {"name": "…", "phrases": ["…"]} with 1 to 16 phrases' },
);

/** Labels, none of which is called as another or says the same. */
export const labelsSchema = z
  .array(labelSchema)
  .min(1, 'must have a label')
  .max(MOST_LABELS, `must have at most ${MOST_LABELS} labels`)
  .superRefine((labels, context) => {
    const names = new Map<string, number>();
    const phrases = new Map<string, number>();
    labels.map(toLabel).forEach((label, index) => {
      const twin = claim(names, label.name, index);
      if (twin !== undefined) {
        context.addIssue({ code: 'custom', path: [index], message: `is the same as label ${twin}` });
        return;
      }
      label.phrases.forEach((phrase, place) => {
        const other = claim(phrases, phrase, index);
        if (other === undefined) return;
        const path = typeof labels[index] === 'string' ? [index] : [index, 'phrases', place];
        const message = other === index ? 'is there twice' : `says the same as label ${other}`;
        context.addIssue({ code: 'custom', path, message });
      });
    });
  });

/** A label by itself says what it is called. */
export function toLabel(label: z.output<typeof labelSchema>): Label {
  return typeof label === 'string' ? { name: label, phrases: [label] } : label;
}

/** Every text of labels, and where it stands in the request. */
export function textsOf(labels: readonly Label[]): { pointer: string; text: string }[] {
  return labels.flatMap(({ name, phrases }, index) =>
    [name, ...phrases].map((text) => ({ pointer: `/labels/${index}`, text })),
  );
}

/** Takes a text for a label; who has it already. Case makes no difference. */
function claim(taken: Map<string, number>, text: string, index: number): number | undefined {
  const key = text.toLowerCase();
  const owner = taken.get(key);
  if (owner === undefined) taken.set(key, index);
  return owner;
}
