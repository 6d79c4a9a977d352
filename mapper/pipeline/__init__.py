"""The pipeline: the stages one after the other, from files to a knowledge base."""

from mapper.pipeline.build import build
from mapper.pipeline.result import ArticleSummary, BuildResult, Progress
from mapper.pipeline.run import BuildError, Options

__all__ = ["ArticleSummary", "BuildError", "BuildResult", "Options", "Progress", "build"]
