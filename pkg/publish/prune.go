package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// prune deletes the objects of a kind that were published before and are not
// given any more.
func (p *publisher) prune(ctx context.Context, kind schema.GroupVersionKind) error {
	body, err := p.client.Get().AbsPath(objectPath(kind, "", "")).Param("labelSelector", p.options.Selector).
		SetHeader("Accept", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1").Do(ctx).Raw()
	if err != nil {
		return fmt.Errorf("list earlier reports: %w", err)
	}
	var list metav1.PartialObjectMetadataList
	if err := json.Unmarshal(body, &list); err != nil {
		return fmt.Errorf("list earlier reports: %w", err)
	}
	var problems []error
	for _, item := range list.Items {
		path := objectPath(kind, item.Namespace, item.Name)
		if p.kept[path] {
			continue
		}
		err := p.client.Delete().AbsPath(path).SetHeader("Accept", "application/json").Do(ctx).Error()
		if err != nil && !apierrors.IsNotFound(err) {
			problems = append(problems, fmt.Errorf("delete earlier %s: %w", describe(kind.Kind, item.Namespace, item.Name), err))
		}
	}
	return errors.Join(problems...)
}
