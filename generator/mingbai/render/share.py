"""The picture of a report for other sites (Open Graph): its title and first figures, the same bytes from the same values.

It is drawn with a Chinese font of this machine; where there is none there is no picture, and no page names one.
"""
from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from mingbai.say.page import SharePicture

NAME = "share.png"
WIDTH, HEIGHT, MARGIN, GAP = 1200, 630, 72, 56
GROUND, INK = (15, 76, 92), (255, 255, 255)
FULL, FAINT, GRID = 255, 200, 110         # how much of the ink
BRAND, TITLE, VALUE, LABEL = 34, 56, 52, 26
TITLE_TOP, TITLE_LINE, RULE, VALUE_TOP, LABEL_TOP = 144, 80, 420, 448, 526
# By the names that the systems give them, and the face of simplified characters inside.
FONTS = (("NotoSansCJK-Bold.ttc", 2), ("NotoSansSC-Bold.otf", 0), ("SourceHanSansSC-Bold.otf", 0),
         ("msyhbd.ttc", 0), ("msyh.ttc", 0), ("simhei.ttf", 0), ("PingFang.ttc", 0), ("STHeiti Medium.ttc", 0),
         ("NotoSansCJK-Regular.ttc", 2), ("wqy-zenhei.ttc", 0), ("wqy-microhei.ttc", 0))


@cache
def font(size: int) -> ImageFont.FreeTypeFont | None:
    for name, face in FONTS:
        try:
            return ImageFont.truetype(name, size, index=face, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            continue
    return None


def font_name() -> str:
    """For the manifest and for what is kept of earlier builds: the bytes of a picture depend on it."""
    brand = font(BRAND)
    return " ".join(map(str, brand.getname())) if brand else ""


def can_draw() -> bool:
    return font(BRAND) is not None


def share_picture(share: SharePicture) -> bytes:
    image = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, MARGIN - 12), f"{share.site} · {share.region}", FAINT, font(BRAND))
    for number, line in enumerate(share.title):
        draw.text((MARGIN, TITLE_TOP + TITLE_LINE * number), line, FULL, font(TITLE))
    draw.line((MARGIN, RULE, WIDTH - MARGIN, RULE), GRID, 2)
    place_figures(draw, share.figures)
    return png(image)


def place_figures(draw: ImageDraw.ImageDraw, figures: tuple[tuple[str, str], ...]) -> None:
    """Side by side, as many as fit."""
    left: float = MARGIN
    for label, value in figures:
        wide = max(draw.textlength(label, font(LABEL)), draw.textlength(value, font(VALUE)))
        if left + wide > WIDTH - MARGIN:
            continue
        draw.text((left, VALUE_TOP), value, FULL, font(VALUE))
        draw.text((left, LABEL_TOP), label, FAINT, font(LABEL))
        left += wide + GAP


def png(image: Image.Image) -> bytes:
    """One byte a pixel: how far from the ground to the ink."""
    shades = (between(ground, ink, step) for step in range(256) for ground, ink in zip(GROUND, INK, strict=True))
    image.putpalette(bytes(shades))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def between(ground: int, ink: int, step: int) -> int:
    return ground + (ink - ground) * step // 255
