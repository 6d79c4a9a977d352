"""The pipeline: the stages one after the other, from files to a knowledge base."""

from mapper.pipeline.build import BuildError, Options, build
from mapper.pipeline.result import ArticleSummary, BuildResult, Progress

__all__ = ["ArticleSummary", "BuildError", "BuildResult", "Options", "Progress", "build"]
