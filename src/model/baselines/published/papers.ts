/** The papers whose figures are quoted. */
const papers = {
  rcan: 'Zhang et al. (RCAN), ECCV 2018, arXiv 1807.02758',
  carn: 'Ahn, Kang, Sohn (CARN), ECCV 2018, arXiv 1803.08664',
  vdsr: 'Kim, Lee, Lee (VDSR), CVPR 2016, arXiv 1511.04587',
  'rcan-it': 'Lin et al. (RCAN-it), 2022, arXiv 2201.11279',
} as const;

/** The paper, and the place in it where its figures stand: a table and the column of it, or a section. */
export const cite = (paper: keyof typeof papers, place: string): string => `${papers[paper]}, ${place}`;
