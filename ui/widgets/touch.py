"""Lists and pages that scroll by a finger, without overshoot and without bouncing back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QScroller,
    QScrollerProperties,
    QWidget,
)

_TAKEN = "scrollsByFinger"


def scroll_by_finger(holder: QWidget) -> None:
    """Let everything inside `holder` that scrolls do so under a finger; may be called again."""
    for area in holder.findChildren(QAbstractScrollArea):
        if not area.property(_TAKEN):
            area.setProperty(_TAKEN, True)
            _take(area)


def _take(area: QAbstractScrollArea) -> None:
    if isinstance(area, QAbstractItemView):
        # By whole lines it would jump under the finger.
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    viewport = area.viewport()
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    for metric, value in (
        (QScrollerProperties.ScrollMetric.VerticalOvershootPolicy, never),
        (QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy, never),
        # Nothing glides on when the finger is gone: what moves by itself draws the eye.
        (QScrollerProperties.ScrollMetric.DecelerationFactor, 1.0),
        (QScrollerProperties.ScrollMetric.MaximumVelocity, 0.0),
    ):
        properties.setScrollMetric(metric, value)
    scroller.setScrollerProperties(properties)
