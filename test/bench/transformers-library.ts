// The part of @huggingface/transformers that the comparison uses. It is no dependency of the project, and only there
// where somebody has installed it for this.

type Tensor = { data: Float32Array; dims: number[] };
type Inputs = Record<string, unknown>;
type Options = { dtype?: 'fp32' };
type Loadable<Loaded> = { from_pretrained(name: string, options?: Options): Promise<Loaded> };

export type TransformersLibrary = {
  env: { allowRemoteModels: boolean; localModelPath: string; useFSCache: boolean };
  RawImage: { fromBlob(blob: Blob): Promise<unknown> };
  AutoProcessor: Loadable<(image: unknown) => Promise<Inputs>>;
  AutoTokenizer: Loadable<
    (
      texts: string[],
      options: { padding: true | 'max_length'; truncation: true; max_length?: number },
    ) => Inputs
  >;
  CLIPTextModelWithProjection: Loadable<(inputs: Inputs) => Promise<{ text_embeds: Tensor }>>;
  CLIPVisionModelWithProjection: Loadable<(inputs: Inputs) => Promise<{ image_embeds: Tensor }>>;
};

const NAME = '@huggingface/transformers';

/** Null when it is not installed. */
export async function loadTransformers(): Promise<TransformersLibrary | null> {
  try {
    return (await import(NAME)) as TransformersLibrary;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
