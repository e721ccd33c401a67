import type { ImageResolvers, MediaResolvers } from './types.generated.js';

const MIDDLE = { x: 0.5, y: 0.5 };

export const Media: MediaResolvers = { __resolveType: () => 'Image' };

export const Image: ImageResolvers = {
  id: ({ record }) => record._id,
  altText: ({ record }) => record.altText,
  sensitive: ({ record }) => record.sensitive,
  focalPoint: ({ record }) => record.focalPoint ?? MIDDLE,
  width: ({ image }) => image.width,
  height: ({ image }) => image.height,
  blurhash: ({ image }) => image.blurhash,
  animated: ({ image }) => image.animated,
  variants: (medium, _, { variantsOf }) => variantsOf(medium),
};
