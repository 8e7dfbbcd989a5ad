/**
 * How long people were waiting on 31 January 2026 at the trusts of the demonstration, as published.
 *
 * Source: NHS England, Consultant-led Referral to Treatment Waiting Times, full CSV data file of January 2026, as first
 * published. Open Government Licence v3.0. Carried over by adding up the file's rows over commissioners:
 * those of code NONC (commissioned outside England) in one group, all others in ENG; total rows (C_999) are left out,
 * for they are the sum of the others. No pathway of these trusts had an unknown clock start.
 *
 * A row: trust, commissioner group, reported treatment function, `all` for incomplete pathways (Part_2) or `admit` for
 * those of them with a decision to admit (Part_2A), then the pathways in each weekly band from the first on. Counts are
 * in base 36. A full stop is an empty band, and `.a` is ten empty bands; bands after the last count are empty.
 */
export const publishedBandRows = `
RL1 ENG 110 all 83 7s a0 a6 3m 3z 8u 8s 8f 7a 6s 79 61 5y 79 5y 5p 6g 62 5t 76 59 5b 51 4t 57 5m 4h 4r 4x 5a 4h 4m 3o 4f 2p 33 32 2k 39 1v 2c 37 3a 2n 39 30 24 2l 1x 2l 1z 1x 1k 1o 14 o f v 10 1c y n o k 7 7 9 8 6 2 2 3 1 1 . 1 .2 1 2 1 . 1 .3 1 .4 1 .b 1
RL1 ENG 110 admit 1w 1q 2l 3f 14 11 2p 2j 2w 2e 25 2n 20 26 34 2p 2s 2k 2a 27 2z 1x 2c 24 24 20 2q 21 28 1y 2g 2l 22 1w 2e 1k 1m 1s 1p 2f 14 1s 26 28 22 21 25 1b 23 1l 23 1i 1m 1c 1a x m b p s 17 r i k i 7 7 9 7 5 2 1 2 1 .5 1 2 1 . 1 .3 1 .4 1
RL1 ENG 300 all bc 61 74 3m 4g 2e 62 2w 64 4v 2q 5t 2b 2u 22 18 2a 4l 2q 2j 2c 3g 1m 2v 2p 2y 2o 20 1l 28 1o 1r 1m 18 1s q 9 9 4 e 9 8 9 d a 7 8 c 2 7 5 5 4 2 1 2 1 . 2 1 3 1 2 . 1 3 2 .3 1
RL1 ENG 300 admit 2t 3 2 4 15 2 5 7 1u 4 6 7 8 26 3 3 a 1x 3 3 3 o 1 3 4 a i 4 6 4 9 7 7 8 c a 5 8 2 c 9 7 8 b 9 7 8 b 2 5 2 4 4 1 1 1 .2 2 1 1 1 2 . 1 3 2 .3 1
RL1 ENG 320 all .6 1
RL1 ENG 400 all j c b 4 . 4 7 9 p c 9 9 7 4 4 6 5 a 6 7 5 4 2 5 5 7 3 2 3 2 2 1 . 2 . 1 . 2 . 1 1 . 1 . 1 . 3 . 1 .4 1 1 2 .2 1 . 1 1
RL1 ENG 410 all 1d 13 13 15 o 17 19 12 1d 18 14 15 t w 12 v x u i 7 l f 7 5 7 2 9 4 7 6 5 9 7 6 3 6 5 6 5 6 2 3 5 3 1 5 1 1 .2 1 1 1 .2 1
RL1 ENG 410 admit 1 .c 1 .2 1 1 .3 2 .a 1 .2 1
RL1 ENG 430 all 1 2 2 4 . 4 .2 1 1 1 3 2 1 .6 1 .7 2
RL1 ENG X02 all o m j l u d p f n 5 9 7 3 p a 6 9 d 6 6 5 c 4 2 1 4 8 2 4 1 6 5 3 . 3 c 2 1 . e 2 5 1 6 4 2 5 1 g 1 . 1 4 .3 2 . 1 .2 1 . 1 .4 1
RL1 ENG X02 admit e . 1 1 d 1 . 2 a 1 . 1 . k 2 1 3 6 2 2 . 9 1 .3 5 1 1 . 3 2 1 .2 c . 1 . b . 2 . 4 .2 1 . e .3 4 .3 2 .4 1
RL1 ENG X04 all h i q i 9 c f t 8 d u b 8 3 a 6 g 9 3 6 6 7 5 3 5 3 4 1 5 1 2 2 3 1 2 1 4 2 4 3 2 1 3 1 1 1 . 2 1 . 1 . 1 .6 1 .2 1 .a 1
RL1 ENG X04 admit 5 . 5 2 1 . 2 1 .2 1 1 .2 2 . 1 2 .2 1 1 .3 1 2 .4 1 1 .3 1 1 1 1 . 1 .3 1 . 1 .e 1 .a 1
RL1 ENG X06 all n w q d c 3 d 4 9 7 5 3 4 3 5 . 4 7 3 4 9 5 5 5 6 5 1 3 4 . 4 . 1 1 2 . 8 2 2 . 1 1 3 1 1 1 .7 1 .4 1
RL1 ENG X06 admit .2 1 .e 1 . 1 . 1 .c 1
RL1 NONC 110 all 33 1u 38 2r 19 1e 3l 3d 30 29 2a 2x 2c 21 2y 2d 2k 29 1u 2p 2o 1w 1y 2h 24 2q 32 2h 2f 2c 2k 2l 1n 2h 26 1o 1x 1u 28 24 1l 1p 1u 1x 1t 2c 1g 1v 1l 1w 1v 1k 1c 24 26 1z v s 1q 1o 1l 1d 1x 1k 1p 12 1e 1c 1c 1v 1f 19 1a 1s z 1b y 11 z 10 y p y 15 1a 18 y 13 14 1c 1l y 14 14 w h h p w j m r w m a7
RL1 NONC 110 admit i b t u d a q v q j l 15 j v y o s r u n t o s k k r 12 k k o w r n t k j j g m s l g n l l z m s n p 10 q m z u 10 6 a q s s l r h k k h o n 13 l e q r f i j 9 c d b a b j q a d c f d b a f j i a 7 7 d 8 c f 7 7 5q
RL1 NONC 300 all 4l 30 44 1m 28 1f 42 1t 46 1k 29 1k 1q 20 29 z 13 3e 2j 5 a 2n 1r 17 n 1a y r v m f 4 d 7 6 5 5 3 6 5 2 4 1 3 4 5 6 2 2 3 . 3 5 1 1 .2 1 2 2 .2 1 .2 1 .3 1 1 1 .2 1 .3 1 .5 1 .2 1 .7 1
RL1 NONC 300 admit 13 1 . 2 d . 3 5 x 2 4 4 5 v 1 9 2 t 4 4 6 c . 2 2 2 6 3 5 3 4 4 2 1 5 5 4 2 4 4 2 4 1 2 4 4 5 2 1 2 . 2 4 1 1 .2 1 2 2 .2 1 .2 1 .3 1 1 .3 1 .3 1 .5 1 .a 1
RL1 NONC 400 all 8 9 5 2 .2 2 4 7 2 3 6 4 6 3 2 2 . 3 1 . 2 3 1 . 3 . 2 2 2 1 1 . 1 .6 1 1 .3 1 .i 1 .r 1 . 1 .9 3
RL1 NONC 410 all h e d 9 8 5 6 c 1 a 1 4 9 . a 5 c 1 6 5 3 3 . a 1 1 2 5 6 2 6 1 1 2 .3 1 1 1 1 1 1 1 .5 1 2 . 1 .7 1 .c 1
RL1 NONC 410 admit 2 .b 1 .p 1
RL1 NONC X02 all 4 5 3 e 3 3 9 4 4 1 2 2 2 1 2 1 1 3 . 2 1 2 1 2 3 1 8 .3 3 . 1 . 2 5 1 .2 1 1 . 3 1 1 . 2 1 5 . 1 . 2 . 1 . 3 .4 3 .2 1 2 .3 1 .7 1 . 1 .3 1 .4 1 2 .4 1 .2 1 .3 2 .2 4
RL1 NONC X02 admit 3 .3 1 2 . 1 .4 1 1 .3 2 . 1 . 2 .4 5 .3 1 .3 2 4 .3 1 .2 1 1 .4 5 .3 2 .3 3 .8 2
RL1 NONC X04 all d d f d 4 9 j b 8 3 9 6 d 7 8 9 j 9 b 8 c 4 5 a 4 5 8 6 7 2 b d 6 6 a 6 5 5 7 6 8 6 c 5 c 4 1 5 4 7 a 2 8 4 4 7 .2 1 1 3 2 8 2 1 2 2 2 . 6 1 . 1 1 1 1 3 .3 1 .4 2 .6 1 .4 1 3
RL1 NONC X04 admit .2 1 1 .2 3 . 3 . 1 .3 1 .5 1 1 .r 1 .z 1
RL1 NONC X06 all 5 4 4 5 2 4 1 1 6 1 1 . 2 .6 2 .2 2 . 1 .4 1 .3 1 1 1 . 2 .3 1 .3 1 .6 2 .8 1
RL1 NONC X06 admit .8 1
RRJ ENG 110 all fo cx c7 ak 77 5h c3 a4 a5 a3 a6 9s 9u 8s ac 8y 8h 7x 7x 76 6k 6p 46 64 56 46 4e 50 4q 4z 4q 3y 49 40 49 29 3b 3a 2d 34 1l 1q 22 1v 1l 1w 11 1h 1a l t m 10 j j f 7 5 e e 9 a d 5 5
RRJ ENG 110 admit 1t 22 21 2j 1s 1e 2r 2j 2v 2z 26 2k 2o 21 2f 26 1r 27 23 24 1r 26 u 1v 18 1g 17 17 v 14 1l 1c 11 18 1h p v 12 n 12 i k n m d g e c 5 4 2 3 1 2 2 1 1 . 1 3 3 3 2 1 2
RRJ ENG 300 all 5 7 f 7 6 3 8 7 e 7 2 d 9 8 d 5 7 7 6 4 a 5 . 4 2 . 4 4 3 . 1 2 2 1 1 . 1 .2 1 .3 1 .2 1
RRJ ENG 300 admit .2 1 1 .3 1 1 1 . 1 . 1 .2 1 1 2 . 1 1 . 1 .4 1 .a 1 .3 1
RRJ ENG X02 all 12 1k 11 10 x n 1a 12 13 x v y 1g w 12 u 13 v 16 18 10 s k o u n e i 7 7 8 8 6 4 2 3 2 4 1 3 . 1 2
RRJ ENG X02 admit 1 4 2 2 1 1 4 6 6 3 2 . 2 3 . 2 2 . 1 4 1 8 . 2 4 4 5 4 3 . 3 2 2 1 . 3 1 1 . 2 . 1
RRJ ENG X06 all 2m 26 1j 19 y u 1m 1a y 14 17 13 14 r v x k g 9 a 3 b . 3 5 4 4 7 5 2 2 . 2 1 . 1 1
RRJ ENG X06 admit 7 9 b 9 6 6 9 7 9 7 3 c 6 4 8 b 8 5 7 6 . 6 . 2 4 3 4 2 3 1 .5 1 1
RRJ NONC 110 all 1 4 2 1 1 1 . 1 2 1 . 4 2 2 .3 4 .3 2 .4 1 .7 1 .5 1 .6 1
RRJ NONC 110 admit . 1 1 1 .5 1 . 2 . 2 .3 2 .3 1 .i 1
RRJ NONC X02 all . 1
RRJ NONC X06 all 1 3 5 2 2 . 4 4 2 2 5 2 1 2 2 1 .2 1 .8 1
RRJ NONC X06 admit . 1 2 . 1 .2 1 . 2 1
RNA ENG 100 all 2h 3l 3t 3b 2j 25 32 2v 2d 2k 2n 2w 2a 28 2h 2m 1w 2e 22 23 1v 1n 1i 1r 14 1j 1n 1n 1t 18 1u 1a 1r 14 1f s 1s 17 13 14 11 16 w 1c 13 s t n m j g j 5 3 .3 1
RNA ENG 100 admit c s u p z l i g h j i c d p f g a f c j g d c 9 7 e j h k c l 9 9 e f d e 8 9 b g 2 7 f f 9 g d i a d f 3 3
RNA ENG 101 all 2t 32 3c 2v 2b 1f 20 2d 2d 1v 2b 1i 17 y 1l 14 y v x s l n h j b k d h h j q e 8 c h b 8 6 9 j 8 5 8 7 5 4 4 8 7 3 3 3
RNA ENG 101 admit i w m p k f d o q r p t k q z p o l o o h f e g a i b g d j n b 5 c g 9 7 5 9 i 7 5 7 7 4 4 3 7 7 3 3 3
RNA ENG 110 all 5f 4m 4l 5j 3b 2j 4r 5b 48 47 3u 4e 40 3f 4b 3s 31 3c 2h 26 2x 33 29 2a 2i 27 25 2h 1l 1k 28 20 1y 1k 1i 14 1j 1e 15 11 o q 12 13 v v j q k 8 d k 1 . 1
RNA ENG 110 admit 10 y t 11 14 p 1a 1b 16 s 12 16 1b 18 1g 1b 17 1d 1h 10 1p 25 1c 1d 1k 1f 1d 1t y 1c 1t 1i 1f 13 19 v 1b 12 y v i m s 10 u n d n f 6 c d 1 . 1
RNA ENG 120 all 5z 60 4n 3u 26 28 4v 4j 3r 38 3v 3d 3k 31 3b 38 3d 38 30 2s 2v 29 22 1y 21 2m 26 2x 31 2u 27 2k 26 1t 1f x 1f s 10 n d b f g b c 9 b a . 3 1
RNA ENG 120 admit a b i 9 c 1 6 b 9 7 7 6 b c d h f a 8 a g h 8 d 9 8 a 8 9 h b b a c i b k a c e 3 4 c 5 6 8 5 8 4
RNA ENG 130 all 68 74 5v 4d 33 39 54 3p 4s 56 4c 3c 3x 3d 2v 3d 3d 2m 32 2z 33 2c 1n 1s 2b 2h 2b 1d 1u 1l 1n 1g 1y 1e 1b 13 1c 1h z 15 14 11 p q l y f c 8 8 6 2 1 .2 1
RNA ENG 130 admit x 1o 1m 13 y l z t u q n n o i q u s h r o f g 5 7 a 8 c b d 7 4 5 9 4 3 7 5 8 6 7 5 4 5 5 3 6 5 5 1 3 2 . 1 .2 1
RNA ENG 140 all w 2c 2d 1n 1c 11 1i 1l 1b 19 1g 1t 2b 1b 1m 2i 1g 1i 1a 1e 2h e 13 14 1a 1e 1b a 18 13 q 23 8 g 13 b z 12 4 4 8 c m a e 4 e b b 3 5
RNA ENG 140 admit 3 c 8 d k 2 9 5 7 4 6 a 9 5 6 4 9 4 4 4 7 8 2 3 8 d a 1 c 6 5 f 3 3 6 . 7 7 . 1 1 6 b 7 8 . 2 4 6 2 3
RNA ENG 160 all 4r 3l 2f 23 16 o 24 1b 1p 1f 18 15 1e u n w u 14 y z x 13 j y u w q w r m o o o s s r o r u k g q l f i h f h h g 8 h 1 . 1
RNA ENG 160 admit g f p p k 9 j e x h d 8 a 7 6 a f d a a b 9 6 7 g b b g e 7 9 c b e d 9 7 a d 6 7 b a 7 4 6 3 7 7 5 5 a 1 . 1
RNA ENG 300 all .3 1
RNA ENG 300 admit .3 1
RNA ENG 301 all 2c 2s 3e 33 1t 1f 1k 1n 24 28 1y 1t 19 1a 18 25 14 1g 1b 13 1f t t 1a s u 15 10 1f o x w 10 m 12 p 13 h o 10 q i 10 10 u 12 f m 7 4 3 3 1 2 2 .3 1
RNA ENG 301 admit j 1f 1z 1h 16 j l i y q h l b d 8 n a b 7 9 6 7 3 5 5 3 4 1 6 3 2 4 . 1 2 2 1 . 1 4 1 .2 3 2 2 3 2 .2 1 1 1 1 2
RNA ENG 320 all 53 5b 3f 36 1j 1x 2p 2t 2d 20 2b 23 24 1t 1p 1c 1g 12 u t 1p o z 10 s 12 i h f 6 2 3 8 6 3 5 6 2 3 2 3 4 . 2 2 2 1 1 1 1
RNA ENG 320 admit .6 1 1 2 . 2 1 2 2 .3 1 . 2 1 4 .5 2 .4 2 . 1 1 .3 1 . 1 .4 1
RNA ENG 330 all 67 5c 4k 4d 2e 27 2x 42 3m 3w 3b 31 1x 27 1i 1q 1x 1u 1c 16 1f 15 18 1e 1b 15 1f 1e j z s z 13 r o l y t k 7 7 6 6 2 2 1 1 2 . 1 1 1
RNA ENG 330 admit .2 1 2 2 2 4 1 1 . 1 . 1 3 3 . 1 1 4 1 3 2 1 2 3 . 1 1 .5 1 .2 1 .9 1 .3 1
RNA ENG 340 all 1y 1b 26 12 14 1g 1l 1r y 1p 1d 1h f m p p 1p a i i o d 2 q e l 8 2 5 7 5 3 1 1 4 2 .2 1 1 .3 1 .4 1
RNA ENG 340 admit 3 2 2 . 1 . 2 .8 3 .3 1
RNA ENG 400 all u 1e 12 1p x u i 1c u y r w 19 x 12 11 1l x t t v 10 j p v 10 q x t h t r y g t f v m n i e j u m l k k e 9 6 5 2 1 2
RNA ENG 400 admit .7 1
RNA ENG 410 all r 12 1q 1k 10 t 1d 1s 1k 13 17 19 f o g i j k 7 a 4 7 8 5 a 1 4 4 4 3 . 1 3 4 .3 1 2 1 .3 1 1 1 1 . 1 . 1
RNA ENG 410 admit . a e j b a 8 r n m b n 7 4 4 2 2 1 .2 1
RNA ENG 430 all i g h 6 8 7 d 9 d 5 9 c d 9 8 5 5 5 5 5 4 4 .6 2 .2 2
RNA ENG 430 admit .4 1
RNA ENG 502 all 4i 4q 4i 3q 2t 21 4m 3i 3u 2s 2w 2u 2p 2c 22 2a 2e 2w 2s 2c 24 1s 14 16 21 1o 1i 1g 17 18 10 10 1a 1c 1e 1g 17 1h 12 q h g u x r k g i b d f a 2 . 1 .4 1
RNA ENG 502 admit a b k p w 8 s h s f n q j k e c b i y i a b 9 b h c a e 9 a 9 6 e 9 a e d j c e a 5 6 c 9 8 6 7 7 6 8 5 2 . 1
RNA ENG X02 all 57 5d 4z 4i 3c 2j 4v 42 5d 3c 36 34 2s 38 1u 30 2b 2u 1w 2d 22 31 17 17 1g 1g 1y 10 12 16 1z w 16 18 1a 15 17 r f 16 g j v 18 j r d d h h 2
RNA ENG X02 admit 3 . a 2 16 9 e 6 25 e h a m 18 e g q 1n e p n 1p h b h k 19 c b d 18 b h d m m i 9 5 o 4 3 c k 8 8 3 1 3
RNA ENG X03 all .2 1 .g 1
RNA ENG X04 all 2y 2n 2g 2e 1h 1b 21 1b 1z 14 1s 1g 1w 11 1l 19 14 1e 1a x s 10 c t k p o s q j p t s o l m n u a m 8 c c c 6 7 4 2 4 2 . 6
RNA ENG X04 admit . 2 4 1 2 2 1 1 7 1 4 2 7 3 4 4 7 1 5 4 4 1 . 2 1 3 1 4 2 1 2 2 3 2 3 .2 2 . 2 2 2 2 .2 3 .2 2 1 . 3
RNA ENG X05 all 6c 4g 32 2n 2i 2a 42 2t 2w 2r 2m 2m 1l 15 1w 1z 23 20 1a y 1b 19 16 z 11 16 y z r 19 1g s x 17 u r o j c b b 8 a d c 4 6 6 4 2 3 3 1 .2 1
RNA ENG X05 admit 8 p e e e 8 c b 7 9 a d 4 5 c 5 6 f f f i d d g a d e g c d p 9 d i 9 a i d 8 9 8 5 4 a b 2 4 5 3 1 2 1 1 .2 1
RNA ENG X06 all 1f 1o 1v 1i 11 u 1w 25 1t 1g 24 11 1e x 11 1v 15 2o 16 20 1y 11 o 15 12 2n 14 1c 16 2k 1y 1n 1y 2a 14 1h 1g 1b 12 26 16 15 21 17 1e 1q 14 1l 1g 1q h . 1 1 1
RNA ENG X06 admit 3 3 4 3 2 1 2 2 4 1 1 . 1 1 1 2 1 1 2 .2 2 . 1 3 . 2 2 1 . 2 .4 1 1 .2 1 .4 1 1 1
RNA NONC 101 all .4 1 .9 1 . 1 .c 1 1 . 1
RNA NONC 101 admit .e 1 . 1 .c 1 1 . 1
RNA NONC 110 all .b 1
RNA NONC 110 admit .b 1
RNA NONC 140 all .3 1
RNA NONC 160 all .12 1
RNA NONC 301 all .3 1 .3 1 .14 1
RNA NONC 301 admit .7 1
RNA NONC 340 all .i 1
RNA NONC X02 all .a 1
RXK ENG 100 all 7h 7d 58 4z 3m 3r 4h 43 4b 3q 41 3p 3l 3b 3o 2x 3b 37 34 2s 2o 3f 2a 29 2b 2q 24 2c 26 2b 1x 1r 1o 2a 24 1f 1q 1n 16 14 12 m i p o l b c b 9 7 7 7 1 3 1 1 2 1
RXK ENG 100 admit j q t 8 c e c c e e d m 8 8 g c c 7 d 8 c g c b d 9 c 4 8 c b 7 e 6 9 4 7 7 4 4 8 8 c b 9 c 6 9 4 4 3 4 2 . 1 .2 2
RXK ENG 101 all 2e 5q 43 48 2c 2e 3n 41 35 2o 2x 2z 34 2h 2e 27 2g 2w 1y 20 2d 2d 1n 23 29 1v 1b 1r 1u 25 1x 23 1i 1k 1i o 10 10 k k f a b 6 2 5 2 2 2 3 1
RXK ENG 101 admit d m 10 t b b i m b h 6 d h 7 9 a d c 7 5 9 7 8 b 7 b 5 5 8 a 9 d 6 7 c 8 8 5 2 9 7 1 2 4 1 1 . 1 . 2 1
RXK ENG 110 all 5x 4l 56 5l 36 33 5z 6h 4r 54 4v 56 5b 46 4i 4l 4t 4h 4l 48 3m 49 20 2s 34 26 29 24 25 1z 25 1h 20 26 1r 19 1g 1e k 11 n k 13 r g n r u f f l d .3 1 1 .2 1
RXK ENG 110 admit k g q m a 9 n u h p q n p i s r 10 11 1g 1a x 1d l m 11 10 w 12 10 r 11 t x 10 n q y p d s 7 c r e a c 9 a 7 7 9 6 .3 1 1 .2 1
RXK ENG 120 all 29 24 1h 77 10 3f 4o 5t 4k 4a 4k 41 3m 3r 4u 4t 4q 41 3o 4r 3m 43 2w 3b 3q 3n 3g 34 3d 33 42 3i 3g 48 3u 2q 37 3e 2a 3d 2c 2l 37 2y 2e 2s 35 29 1o 1y 22 28 12 v k h 9 9 f 9 6 3 2 1 3
RXK ENG 120 admit 1 6 6 1 2 2 4 7 4 . 1 1 1 . 2 4 1 3 3 2 1 5 . 1 2 . 3 4 3 1 2 4 1 1 .2 1 2 3 1 2 4 3 . 2 2 3 2 3 4 2 3 6 6 5 4 4 1 5 4 2 1 2 1 1
RXK ENG 130 all fo ec e5 7o 8b 7s 87 9h 9i af 8e 9m 8z 8n 70 8i 6s 6x 5r 5p 6b 3r 3k 2p 1o 22 2s 2d 1s 1r 1o 12 1e 1s 10 p 14 11 j x c d q b d 8 c a i c f 4 5 3 1 3 1 . 2 . 2 1
RXK ENG 130 admit 1e 14 1z 14 u s 1c 1e 1c z 12 1b 12 19 r x z o u y 1e i q m j j m u m t q o u 10 l f q t f k 9 b j 9 c 8 9 a e 9 f 4 5 2 1 3 1 . 2 . 2 1
RXK ENG 140 all g 2e 2h 10 1e 9 3h x 2b 2n 2d 1p p q k 16 v 13 q 9 m q 8 l . s 9 6 8 3 4 9 5 4 a 1 9 7 1 8 3 5 4 3 4 4 . 1 1 1 1 . 1 .5 1 .4 1
RXK ENG 140 admit b 5 6 c 1 9 7 9 e v u n 9 j 9 k c j j 7 e l 6 b . g 7 5 4 3 3 6 3 2 8 1 9 6 1 7 3 4 4 2 4 4 . 1 1 1 1 .7 1 .4 1
RXK ENG 160 all 5 n f b f 5 k j 14 f j w 2s f x x i h h h l l f i k c a b 8 7 d 6 b 8 7 3 4 4 3 3 4 2 8 2 7 4 3 3 1 3 1 1 . 1
RXK ENG 160 admit 3 7 5 2 6 1 4 9 6 3 5 5 2 4 9 7 3 2 4 8 4 . 2 5 b 6 5 3 4 2 6 3 7 5 1 1 2 2 2 2 2 1 3 2 6 2 2 1 . 1 1 1 . 1
RXK ENG 170 all 1 1 1 1 2 .4 1 . 1
RXK ENG 301 all 1d 1z 15 t j j v 13 m s k d k l 36 3n 31 3a 2x 1p 1z s 15 19 1l 2k 2b 2h 2e 1j 1j 26 17 1t 1t 19 22 1r 9 1b 1l 13 16 g 1d d c n 8 d b 3 8 3 . 3 7 . 2 .3 2
RXK ENG 301 admit .5 5 3 h 1 . 5 . 2 .2 3 . 1 .2 2 .3 1 . 3 . 1 .2 2 .c 3 . 2 . 1 . 1 1
RXK ENG 320 all 1z 2z 5r 4q 33 2u 4h 4f 53 36 3t 3t 4x 3b 3s 32 3l 3u 2m 3g 3s 2o 21 2p 35 2h 2t 37 2z 2y 28 1v 2x 2y 25 1q 1y 1q 1p 1p 1n 1n 1h 1y 22 1u 2n 26 2b 1r 2e 1l x 13 1e z 7 4 5 8 6 2 2 4 1
RXK ENG 320 admit f r z g 7 6 c f 7 5 9 b 9 7 9 7 7 5 9 7 d 5 2 4 5 5 7 6 6 4 1 . 5 4 5 2 . 2 1 1 2 2 3 1 . 1 . 1 1 1 .5 1 .4 1 .3 1
RXK ENG 330 all 2y 3w 3m 33 1c 1g 2u 2j 2b 45 34 2i 38 1z 2h 2z 20 1z 1a 18 1f 1f 14 19 1p 1w 21 17 1n 21 1h 1n 19 14 1c l 16 11 r p g j f d 8 c a 9 2 7 1 3 1 3 . 2 3
RXK ENG 330 admit 4 15 t k 4 . 1 4 1 4 3 1 3 1 2 2 3 1 3 3 1 . 1 . 2 .3 2 1 2 . 1 1 . 1 .3 1 . 1 1 3 3 . 1 .6 1 .2 1
RXK ENG 340 all 1y 1k 1t 1p 1x 1m 2l 1t 1m 1w 1s 1s 1t t 14 17 j f p i s f a d e a 8 6 k d 6 7 b b 9 2 8 9 8 7 3 4 d 4 5 3 5 . 1 . 1 .4 1
RXK ENG 340 admit .m 1
RXK ENG 400 all 9 o l r h 5 i h l 1i x 13 v t 16 19 1b x 12 18 14 w m r z u w w q 13 u s 14 14 v z v p l p j p q s r o t v n h g a
RXK ENG 410 all t 1e 11 1s q j x v v 1k 12 w i e h g e c g h 7 b 1 . 5 2 2 7 6 3 4 1 3 3 . 2 3 . 2 4 1 .2 1 2 . 7 1 . 2
RXK ENG 410 admit 1 .2 3 .2 8 .b 2 3 .6 1 .8 1 .2 1 1 .4 1 . 4 1
RXK ENG 430 all 4 8 8 . 2 . 1 2 .3 1 1 2 . 1 1
RXK ENG 502 all 41 6d 49 2g 1l 2a 4p 4s 4j 4g 3u 3p 3o 36 2n 31 3c 3h 2m 2u 2n 2z 1s 1x 1z 22 1y 21 2x 2l 27 27 3m 24 28 1v 2j 23 1o 1s 1q 1j 1j 1a 15 16 x o i q w m c 8 5 1 3 . 4 3
RXK ENG 502 admit b d f d a 7 f g b a c 9 a 4 7 6 8 c 8 a 8 d 8 c 6 3 7 4 9 b 6 a 7 8 2 3 5 1 3 3 5 1 5 7 5 5 3 3 4 4 2 1 1 .3 2 . 2 1
RXK ENG X02 all 31 23 2j 2r 1u 23 37 3p 35 2q 3l 33 2q 36 4a 30 2l 2q 2e 36 2j 1m y 16 1h 1t 1s 1c 1y 1o 1c 1m 24 r 1e h h r b c b 7 6 4 5 5 6 4 6 5 3 4 1 2 1 1 2 .3 1 1 1
RXK ENG X02 admit 3 4 4 5 .2 a 4 4 9 6 1 2 2 1 . 4 1 1 . 2 .2 1 .g 1 .4 1 1 .d 1
RXK ENG X04 all 6r 7m 6g 6o 4p 5i 5w 6g 6u 68 5k 59 5k 5i 4w 4n 5a 5u 42 3s 4p 3y 1y 1p 2k 1x 1y 25 2s 2n 2v 29 21 2i 25 17 1u 1b 18 16 x 12 11 11 16 z 15 x o p k c c 8 7 6 4 . 1 2 2 1 4
RXK ENG X04 admit n c d 6 1 1 1 7 7 4 5 8 5 4 5 4 3 8 c 5 8 5 2 3 4 5 2 5 7 4 6 3 7 6 4 3 3 4 5 1 4 3 . 4 4 2 2 1 1 4 2 1 1 4 3 1 1 .2 1
RXK ENG X05 all 3o 3i 32 4i 2y 2l 5c 4h 4v 57 5i 5n 5l 4r 59 60 5u 5j 3z 4v 5q 5e 35 4c 4f 51 3l 2u 2e 23 27 23 1z 2i 1u o d h 2 2 1 2 1 .2 1 .7 1 3 . 2 1 2
RXK ENG X05 admit 1r 20 20 23 1n 1c 1w 1r 21 28 1m 20 1q 1n 1m 1v 1c 1k 19 1i 1s 1b u 1b y u q l 7 a 6 6 7 2 2 2 2 2 1 2 .5 1
RXK ENG X06 all 2 5 4 4 3 4 b f e d 7 r l x o n q m l l y g f e q h e q l 14 g 6 9 e 2 p z l f n 6 c e 5 a h 7 7 . 1 1 . 4
RXK ENG X06 admit 2 .2 1 .a 3 1
RBK ENG 100 all 1a 19 1g 1k 1p 19 1y 1t 1l 1j 1k 1h 1a 1q 1y 1q 1x 1l 1u 1e 1r 19 y 1e 15 13 y w o z 17 10 b z h g l q h g f e b f m i 9 d 9 8 7 3 .3 1 .3 1
RBK ENG 100 admit c g k h f g o k b i h g 8 l 18 h h f j a g 9 f m j k d d c j r j 5 p a b 9 n e b b c 8 d e e 6 c 9 7 6 2 .3 1 .3 1
RBK ENG 110 all 4v 5j 4y 3s 36 2h 4m 40 4b 3l 31 3e 35 2u 2h 30 1m 2r 1q 28 28 2d z 19 17 u s 13 1l 13 1f p 1j 16 1h r x x m r o a h p q o h i n b q c 1 6 . 3 1 . 1 1
RBK ENG 110 admit 1e 1p 1c r x c z 1c 1j 1g 1i 1c 18 1h 14 17 11 1i 10 11 16 19 i u s h 7 p v k v c y o 11 m p i g m k 6 a k j i d 6 k 7 m a 1 4 . 2 .2 1 1
RBK ENG 120 all 3e 3i 3q 33 1r 2i 2m 2x 34 2j 1s 3x 1a 2d 2n 31 1n 2g 1q 2c 1l 2d 1l 1k 2k 24 26 2k 1o 1v 25 1u 1s 28 1i 1d 1h 1h 1u 1j 1j t w k l a g i e l d 2
RBK ENG 120 admit a j b a 4 8 7 e 5 8 9 g 3 . 7 6 a 7 9 6 5 5 a 2 d 9 a b 5 7 8 6 9 d 4 4 7 3 5 a 3 1 9 5 6 3 8 5 4 1 3 2
RBK ENG 130 all 2g 22 1m 1n 12 q 1k 1g 1r r g s r n h a 9 6 6 5 4 2 2 1 2 2 2 2 . 1 2 1 .4 2 .3 1 . 1
RBK ENG 130 admit 4 4 2 5 3 5 7 6 3 6 4 7 c 5 5 2 2 1 2 1 2 . 1 . 1 . 2 .9 2 .3 1 . 1
RBK ENG 140 all 23 3a 1b 1v x u 2c u 22 1e 1y 2g 1n 19 1z 1n 1k 1r 1w 1p 1t 1w o 1k 1e 10 1h y r j o q 12 f i 4 8 f b b 4 7 5 6 a 2 6 1 1 .2 1
RBK ENG 140 admit .2 1 2 .2 2 3 6 1 . 4 . 3 1 3 3 4 2 3 3 2 3 2 . 3 4 .2 5 1 5 8 2 2 . 3 7 4 2 . 1 . 2 2
RBK ENG 301 all 4n 4u 38 2y 1x 22 3f 2g 2w 29 2c 2b 27 1z 1w 2d 2b 1l z l t z p j q g e l g c h b 6 a 4 3 d 5 . 3 . 4 4 5 1 1
RBK ENG 301 admit i 7 2 4 . 2 2 6 3 1 . 1 1 . 1 .2 2
RBK ENG 320 all 3n 3b 21 3x 2j 1y 3a 2t 35 33 3p 2m 1u 42 20 27 17 1j o i 3 3 7 a f 4 2 . 1 . 1 2
RBK ENG 330 all 40 1g 19 11 g o t y s n o p q y 13 r 15 m m l o l 9 s i g a i n c 11 c 9 d 4 . 3 . 1 1 .2 1
RBK ENG 330 admit 9 d 6 4 2 2 5 3 2 1 1 .9 1 . 1 . 1 .5 2 .2 2
RBK ENG 340 all 1t 1w 24 11 o k 13 1c 12 16 s s t 12 n 8 9 i 2 f 1 3 .2 1
RBK ENG 340 admit . 1
RBK ENG 400 all 19 20 14 15 h h 10 1d t 16 10 17 n 21 13 9 12 8 . 7 a 2 7 1 2 1 1 1
RBK ENG 410 all x r 11 17 k f t n 14 11 15 1a i 1d s y t v g w e x g u s q i h 8 4 2 1 3 3 1 . 2 3 2 1 . 1 . 3
RBK ENG 430 all o j l 7 3 1 4 5 4 3 4 . 3 1 2 2 1 1
RBK ENG 502 all 56 3w 3j 34 1c 1b 2t 3c 2d 33 2i 29 2l 2k 50 t 1t 2p 29 1w 1u 1s 1b 1a v 1e 13 x 19 m s i t p f e b c 8 a a 7 9 a 8 4 4 1 1
RBK ENG 502 admit 9 6 b c 4 4 b 8 c 8 b 9 h 9 f g 9 c 8 7 8 9 7 d 7 b c a g 8 5 a b g 9 a 9 8 7 a 9 7 6 8 6 4 4 1 1
RBK ENG X02 all 3q 3g 2x 2i 1p 1u 2y 3g 2n 2b 2n 3x 2j 24 1j 2p 1v 1x 2g 18 1x x o 1w y v 11 15 1d 1a 1c 1g 1j 1g z m t l m 1d e m j 1k m 11 e x w b c b
RBK ENG X02 admit . 1 .2 2 1 .y 1 .7 2
RBK ENG X04 all 92 7h 6g 5y 4j 2x 3s 2x 3i 2d 1q 2e 2j 27 2c 25 22 1n 23 1p 11 16 q u m v 10 v n h g a 9 b 9 b 6 f 4 4 5 6 9 d 7 7 c 1 5 2 5 2 1
RBK ENG X04 admit 1 3 1 1 . 1 3 1 .2 2 2 1 1 2 4 5 2 2 3 3 1 3 1 4 1 3 1 1 5 5 6 5 6 5 5 2 a 3 4 2 3 5 7 5 5 8 1 3 2 4 2 1
RBK ENG X05 all 5v 4f 4s 2t 1q 16 1y 25 22 27 1x 1m 1f 1h 1h 1m 1d 1f 19 16 15 1d 10 z t 10 n s o r d p o q k 9 g a b 8 a a 9 b 4 7 c 7 6 5 2 3
RBK ENG X05 admit 7 e b 4 3 1 8 c b 2 4 9 8 3 4 a 7 9 7 8 6 2 6 8 1 8 8 3 8 d 7 f 9 a f 5 c 4 7 5 5 6 5 6 2 5 6 7 5 5 1 2
RBK ENG X06 all i 8 9 g 5 8 f o g a 4 a 7 6 2 a 4 d 7 4 5 2 . 1 1 . 1 . 1 .6 1
RBK NONC 110 all .2 1
RBK NONC 110 admit .2 1
RBK NONC 140 all .1b 1
RBK NONC 340 all .f 1
`
